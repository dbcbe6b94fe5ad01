const vscode = require('vscode');

/** Marks every `wrong` of a plan, and draws its numbers in a webview under the strictest policy that allows a script. */
exports.activate = (context) => {
  const found = vscode.languages.createDiagnosticCollection('probe');
  let panel;

  const check = (document) => {
    if (document.languageId !== 'ote') return;
    const marks = [...document.getText().matchAll(/wrong/g)].map((match) => {
      const at = (offset) => document.positionAt(match.index + offset);
      const range = new vscode.Range(at(0), at(match[0].length));
      const mark = new vscode.Diagnostic(range, 'This word is wrong.', vscode.DiagnosticSeverity.Error);
      return Object.assign(mark, { source: 'probe', code: 'wrong-word' });
    });
    found.set(document.uri, marks);
    panel?.webview.postMessage(document.getText().match(/\d+/g) ?? []);
  };

  const open = () => {
    const document = vscode.window.activeTextEditor.document;
    const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    panel = vscode.window.createWebviewPanel('probe', 'Probe', column, { enableScripts: true });
    const script = panel.webview.asWebviewUri(vscode.Uri.joinPath(context.extensionUri, 'view.js'));
    const policy = `default-src 'none'; script-src ${panel.webview.cspSource}`;
    panel.webview.html = `<!DOCTYPE html><html><head><meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="${policy}"></head>
      <body><h1>Drawn by the probe</h1><svg width="400" height="400"><path stroke="black" fill="none"/></svg>
      <script src="${script}"></script></body></html>`;
    // The script says when it listens: a message sent before is lost.
    panel.webview.onDidReceiveMessage(() => check(document));
  };

  context.subscriptions.push(
    found,
    vscode.commands.registerCommand('probe.open', open),
    vscode.workspace.onDidOpenTextDocument(check),
    vscode.workspace.onDidChangeTextDocument((event) => check(event.document)),
  );
  vscode.workspace.textDocuments.forEach(check);
};
