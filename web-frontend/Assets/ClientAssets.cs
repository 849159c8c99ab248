using System.Collections.Frozen;
using InstaHub.Web.Hosting;
using Microsoft.Extensions.Options;

namespace InstaHub.Web.Assets;

/// <summary>
/// The built client, read into memory when the process starts: a request costs no file access, no path can lead out of the
/// folder, and a client rebuilt meanwhile does not mix with the one being served.
/// </summary>
internal sealed partial class ClientAssets
{
    /// <summary>Their names carry a hash of their content, so they never change.</summary>
    private const string HashedFolder = "/assets/";

    private const string AYear = "public, max-age=31536000, immutable";
    private const string ADay = "public, max-age=86400";

    /// <summary>Names the files of a build to browsers, which find the next build by asking for it.</summary>
    private const string ServiceWorker = "/sw.js";

    /// <summary>May be kept, but not used without asking: a page, and the service worker, name the hashed files of their own build.</summary>
    private const string NotWithoutAsking = "no-cache";

    private readonly FrozenDictionary<string, ClientAsset> _files;

    private ClientAssets(Dictionary<string, ClientAsset> files)
    {
        _files = files.ToFrozenDictionary(StringComparer.Ordinal);
        Page = files.GetValueOrDefault("/index.html") ?? NotBuiltPage.Asset;
    }

    /// <summary>The page that the client runs in.</summary>
    public ClientAsset Page { get; }

    public ClientAsset? Find(string path) => path is "/" or "/index.html" ? Page : _files.GetValueOrDefault(path);

    /// <summary>Whether a path is that of a file, there or not: files lie in the assets folder or, with an extension, at the root.</summary>
    public static bool IsFilePath(string path) =>
        path.StartsWith(HashedFolder, StringComparison.Ordinal) || (path.LastIndexOf('/') == 0 && ContentTypes.IsKnown(path));

    public static ClientAssets Load(IServiceProvider services)
    {
        var logger = services.GetRequiredService<ILogger<ClientAssets>>();
        var folder = ClientLocation.Find(
            services.GetRequiredService<IOptions<WebOptions>>().Value, services.GetRequiredService<IHostEnvironment>().ContentRootPath);
        if (folder is null)
        {
            LogNotBuilt(logger);
            return new ClientAssets([]);
        }

        var assets = ReadAll(folder);
        LogLoaded(logger, assets.Count, folder);
        return new ClientAssets(assets);
    }

    private static Dictionary<string, ClientAsset> ReadAll(string folder)
    {
        // Hidden files (a build's own notes), which enumerating skips, and the compressed forms are no addresses of their own.
        var everyVisible = new EnumerationOptions { RecurseSubdirectories = true };
        var assets = new Dictionary<string, ClientAsset>();
        foreach (var file in Directory.EnumerateFiles(folder, "*", everyVisible))
        {
            if (file.EndsWith(".br", StringComparison.Ordinal) || file.EndsWith(".gz", StringComparison.Ordinal))
                continue;
            var path = "/" + Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/');
            var type = ContentTypes.Of(path);
            var lifetime = type == ContentTypes.Html || path == ServiceWorker ? NotWithoutAsking
                : path.StartsWith(HashedFolder, StringComparison.Ordinal) ? AYear
                : ADay;
            assets.Add(path, new ClientAsset(type, lifetime, File.ReadAllBytes(file), ReadIfThere(file + ".br"), ReadIfThere(file + ".gz"))
            {
                IsServiceWorker = path == ServiceWorker,
            });
        }
        return assets;
    }

    private static byte[]? ReadIfThere(string file) => File.Exists(file) ? File.ReadAllBytes(file) : null;

    [LoggerMessage(1, LogLevel.Information, "Serving the client: {Files} files of {Folder}")]
    private static partial void LogLoaded(ILogger logger, int files, string folder);

    [LoggerMessage(2, LogLevel.Warning, "The client is not built; a page that says so is served in its place")]
    private static partial void LogNotBuilt(ILogger logger);
}
