// What a browser needs is written on the page; where it has all of that, the words go before anyone sees them.
if ("DecompressionStream" in window && "noModule" in document.createElement("script"))
  document.getElementById("needs").remove();
