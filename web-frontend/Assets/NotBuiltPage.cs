namespace InstaHub.Web.Assets;

/// <summary>What a browser sees where the client was not built: that the server runs, and what to do.</summary>
internal static class NotBuiltPage
{
    public static readonly ClientAsset Asset = new(ContentTypes.Html, "no-store",
        """
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <meta name="color-scheme" content="light dark">
          <title>InstaHub</title>
        </head>
        <body>
          <main>
            <h1>InstaHub is running</h1>
            <p>Its web client has not been built. Start it with <code>./instahub run</code>, which builds the client too,
            or run <code>npm ci</code> and <code>npm run build</code> in <code>web-frontend/client</code> and start again.</p>
            <p><a href="/health/ready">Is it ready?</a></p>
          </main>
        </body>
        </html>
        """u8.ToArray());
}
