import anyAscii from "any-ascii";
import { hasHan, hasKana, kanaToLatin } from "./kana.ts";

/**
 * How the best-known Japanese names with kanji, or with a spelling of their own in Latin letters, are read. Kanji have
 * many readings, so no rule gives them; the family name comes first, as in the name itself.
 */
const READINGS: readonly [name: string, ...readings: string[]][] = [
  ["宇多田ヒカル", "Utada Hikaru"],
  ["椎名林檎", "Shiina Ringo", "Sheena Ringo"],
  ["浜崎あゆみ", "Hamasaki Ayumi"],
  ["倉木麻衣", "Kuraki Mai"],
  ["中島美嘉", "Nakashima Mika"],
  ["中島みゆき", "Nakajima Miyuki"],
  ["坂本龍一", "Sakamoto Ryuichi", "Sakamoto Ryūichi"],
  ["坂本真綾", "Sakamoto Maaya"],
  ["東京事変", "Tokyo Jihen", "Tokyo Incidents"],
  ["東京スカパラダイスオーケストラ", "Tokyo Ska Paradise Orchestra"],
  ["植松伸夫", "Uematsu Nobuo"],
  ["久石譲", "Hisaishi Joe", "Joe Hisaishi"],
  ["倖田來未", "Koda Kumi", "Kōda Kumi"],
  ["菅野よう子", "Kanno Yoko", "Kanno Yōko"],
  ["モーニング娘。", "Morning Musume"],
  ["安室奈美恵", "Amuro Namie"],
  ["水樹奈々", "Mizuki Nana"],
  ["林原めぐみ", "Hayashibara Megumi"],
  ["川井憲次", "Kawai Kenji"],
  ["梶浦由記", "Kajiura Yuki"],
  ["光田康典", "Mitsuda Yasunori"],
  ["山岡晃", "Yamaoka Akira"],
  ["大塚愛", "Otsuka Ai", "Ōtsuka Ai"],
  ["大貫妙子", "Onuki Taeko", "Ōnuki Taeko"],
  ["大橋トリオ", "Ohashi Trio"],
  ["平井堅", "Hirai Ken"],
  ["一青窈", "Hitoto Yo"],
  ["鬼束ちひろ", "Onitsuka Chihiro"],
  ["木村カエラ", "Kimura Kaela"],
  ["川田まみ", "Kawada Mami"],
  ["宮野真守", "Miyano Mamoru"],
  ["矢野顕子", "Yano Akiko"],
  ["細野晴臣", "Hosono Haruomi"],
  ["山下達郎", "Yamashita Tatsuro"],
  ["美空ひばり", "Misora Hibari"],
  ["松任谷由実", "Matsutoya Yumi"],
  ["竹内まりや", "Takeuchi Mariya"],
  ["玉置浩二", "Tamaki Koji"],
  ["少年ナイフ", "Shonen Knife"],
  ["嵐", "Arashi"],
  ["黒夢", "Kuroyume"],
  ["彩冷える", "Ayabie"],
  ["相対性理論", "Soutaiseiriron", "Sotaisei Riron"],
  ["凛として時雨", "Ling Tosite Sigure", "Rin Toshite Shigure"],
  ["人間椅子", "Ningen Isu"],
  ["裸のラリーズ", "Hadaka no Rallizes", "Les Rallizes Denudes"],
  ["銀杏BOYZ", "Ging Nang Boyz"],
  ["初音ミク", "Hatsune Miku"],
  ["Berryz工房", "Berryz Kobo", "Berryz Koubou"],
  ["スピッツ", "Spitz"],
  ["サザンオールスターズ", "Southern All Stars"],
  ["サカナクション", "Sakanaction"],
  ["チャットモンチー", "Chatmonchy"],
  ["フィッシュマンズ", "Fishmans"],
  ["フジファブリック", "Fujifabric"],
  ["スーパーカー", "Supercar"],
  ["サニーデイ・サービス", "Sunny Day Service"],
  ["はっぴいえんど", "Happy End"],
  ["くるり", "Quruli"],
  ["シド", "SID"],
  ["いきものがかり", "Ikimono Gakari"],
  ["きゃりーぱみゅぱみゅ", "Kyary Pamyu Pamyu"],
];

const readingsOf = new Map(READINGS.map(([name, ...readings]) => [name, readings]));

/**
 * A name in another script in Latin letters, the common reading first; empty if it has none. A Japanese name is read by
 * the table, or by the kana rules if it has no kanji; a transliteration by character would read its kanji as Chinese.
 */
export function latinReadings(name: string): string[] {
  const known = readingsOf.get(name.normalize("NFC")) ?? [];
  if (hasKana(name)) return hasHan(name) ? known : [...known, anyAscii(kanaToLatin(name))];
  return known.length > 0 ? known : [anyAscii(name.normalize("NFC"))];
}

/** The common reading of a name, as slugs, letter pages and cards write it; null if it has kanji that nobody has told us how to read. */
export function latinReading(name: string): string | null {
  return latinReadings(name)[0] ?? null;
}
