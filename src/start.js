// Starts the program: the preload links in the page say where it is.
const href = (selector) => document.querySelector(selector)?.href;

try {
  const { default: start } = await import(href('link[rel="modulepreload"]'));
  await start({ module_or_path: href('link[rel="preload"][as="fetch"]') });
} catch (error) {
  console.error(error);
  const failed = document.getElementById("start-failed");
  if (failed) failed.hidden = false;
}
