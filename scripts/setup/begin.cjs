import("../setup.mjs").catch((error) => {
  console.error(error);
  process.exit(1);
});
