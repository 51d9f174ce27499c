-- Every cleaned spelling of an artist, with the common form of spellings that differ only in case.
SELECT artist, spelling, fold_case(spelling) AS folded
FROM (SELECT artist, nfc(blanks_cleaned(artist)) AS spelling FROM checked WHERE artist IS NOT NULL GROUP BY artist) AS cleaned
