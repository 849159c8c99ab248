namespace InstaHub.EndToEnd.Support;

/// <summary>Where things lie in the checkout: the tests run from the build's output, far from them.</summary>
internal static class Checkout
{
    private static readonly string Root = Find();

    /// <summary>This project, with its <c>package.json</c>.</summary>
    public static string EndToEnd { get; } = Path.Combine(Root, "tests", "EndToEnd");

    /// <summary>The web client's sources, with their <c>package.json</c>.</summary>
    public static string Client { get; } = Path.Combine(Root, "web-frontend", "client");

    /// <summary>The built client.</summary>
    public static string WebRoot { get; } = Path.Combine(Root, "web-frontend", "wwwroot");

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "InstaHub.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("The checkout was not found.");
    }
}
