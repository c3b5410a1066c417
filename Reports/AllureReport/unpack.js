// Hands out the files of the report, which the element "report-data" carries as one gzip stream (Reports/AllureReport/PackedPage.cs).
(async () => {
  const text = atob(document.getElementById("report-data").textContent);
  const packed = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) packed[i] = text.charCodeAt(i);
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const bytes = new Uint8Array(await new Response(unpacked).arrayBuffer());
  const listed = new DataView(bytes.buffer).getUint32(0);
  const files = new Map();
  let at = 4 + listed;
  for (const [name, length] of JSON.parse(new TextDecoder().decode(bytes.subarray(4, at)))) {
    files.set(name, bytes.subarray(at, at + length));
    at += length;
  }
  const base64 = (file) => {
    const parts = [];
    for (let i = 0; i < file.length; i += 8192) parts.push(String.fromCharCode.apply(null, file.subarray(i, i + 8192)));
    return btoa(parts.join(""));
  };
  window.allureReportData = new Proxy({}, {
    has: (_, name) => files.has(name),
    get: (_, name) => (files.has(name) ? base64(files.get(name)) : undefined),
  });
  window.allureReportDataReady = true;
})().catch((error) => {
  document.body.textContent = `This report cannot be unpacked by this browser (${error.message}); it takes one of 2023 or later.`;
});
