-- Every way in which an artist is written, cleaned, and what spellings that differ only in case share.
SELECT artist, spelling, fold_case(spelling) AS folded
FROM (SELECT artist, nfc(blanks_cleaned(artist)) AS spelling FROM checked WHERE artist IS NOT NULL GROUP BY artist) AS cleaned
