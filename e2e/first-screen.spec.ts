import { expectAnswerInView } from "./fixtures/first-screen.ts";
import { test } from "./fixtures/test.ts";

for (const slug of ["radiohead", "the-smashing-pumpkins", "godspeed-you-black-emperor", "kino"]) {
  test(`who else ${slug}’s listeners play is on the first screen`, async ({ page }) => {
    await expectAnswerInView(page, `/artist/${slug}`);
  });
}
