require('./serve').serveEcho((text) => text)
