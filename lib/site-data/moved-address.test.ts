import { expect, it } from "vitest";
import { movedAddress } from "./moved-address.ts";

const FORMER = { lan: "arashi", yuduotianhikaru: "utada-hikaru" };

it.each([
  ["/data/artists/lan.json", "/data/artists/arashi.json"],
  ["/data/artists/lan.json?edition=0a1b2c3d", "/data/artists/arashi.json?edition=0a1b2c3d"],
  ["/map?artist=lan&view=1,2,3", "/map?artist=arashi&view=1,2,3"],
  ["/blend?with=lan:2,bjork,yuduotianhikaru", "/blend?with=arashi:2,bjork,utada-hikaru"],
  ["/blend?with=bjork%2Clan%3A2", "/blend?with=bjork%2Carashi%3A2"],
  ["/path?from=lan&to=bjork&avoid=yuduotianhikaru,low", "/path?from=arashi&to=bjork&avoid=utada-hikaru,low"],
  ["/kept?with=bjork,lan", "/kept?with=bjork,arashi"],
])("movedAddress(%j) is %j, and moves no more", (address, moved) => {
  expect(movedAddress(address, FORMER)).toBe(moved);
  expect(movedAddress(moved, FORMER)).toBeNull();
});

it.each([
  "/data/artists/bjork.json",
  "/data/artists/constructor.json",
  "/data/tags/lan.json",
  "/search?with=lan",
  "/blend?with=lan-lan,lanx",
  "/blend?note=lan",
  "/map",
])("movedAddress(%j) is null: it names no artist by a former slug", (address) => {
  expect(movedAddress(address, FORMER)).toBeNull();
});
