using InstaHub.Web.Hosting;

namespace InstaHub.Web.Assets;

/// <summary>Finds the folder of the built client.</summary>
internal static class ClientLocation
{
    /// <returns>A folder that has an <c>index.html</c>, or null: the client is not built.</returns>
    public static string? Find(WebOptions options, string contentRoot)
    {
        var candidates = string.IsNullOrEmpty(options.ClientPath)
            ? [Path.Combine(AppContext.BaseDirectory, "wwwroot"), .. InCheckout()]
            : new[] { Path.Combine(contentRoot, options.ClientPath) };
        return candidates.FirstOrDefault(folder => File.Exists(Path.Combine(folder, "index.html")));
    }

    /// <summary>A program that runs where it was built lies somewhere below the root of its checkout.</summary>
    private static IEnumerable<string> InCheckout()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            yield return Path.Combine(folder.FullName, "web-frontend", "wwwroot");
    }
}
