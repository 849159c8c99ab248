using System.Net;
using System.Net.Sockets;
using InstaHub.Silo.Database;
using InstaHub.Silo.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InstaHub.TestSupport;

/// <summary>The whole product in this process, on a loopback port of its own, as Main puts it together. Rate limits are off and hashing is quick unless settings say otherwise.</summary>
public sealed class TestProduct : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly DirectoryInfo _mail;
    private readonly DirectoryInfo _media;

    private TestProduct(WebApplication app, LogRecorder log, DirectoryInfo mail, DirectoryInfo media)
    {
        _app = app;
        _mail = mail;
        _media = media;
        Log = log;
        Address = new Uri(app.Urls.Single());
        Client = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = Address };
    }

    /// <summary>Where it serves HTTP.</summary>
    public Uri Address { get; }

    /// <summary>Sends requests to it.</summary>
    public HttpClient Client { get; }

    /// <summary>What it logs.</summary>
    public LogRecorder Log { get; }

    /// <summary>Starts it.</summary>
    /// <param name="connectionString">Of a database that no other product serves meanwhile; it is migrated.</param>
    /// <param name="settings">Configuration, as key and value.</param>
    public static Task<TestProduct> StartAsync(string connectionString, params (string Key, string Value)[] settings) =>
        StartAsync(connectionString, configure: null, settings);

    /// <summary>Starts it with services of the test's own.</summary>
    /// <param name="connectionString">Of a database that no other product serves meanwhile; it is migrated.</param>
    /// <param name="configure">Registers services before the product does; those that it registers only where there are none stay.</param>
    /// <param name="settings">Configuration, as key and value.</param>
    public static async Task<TestProduct> StartAsync(
        string connectionString, Action<IServiceCollection>? configure, params (string Key, string Value)[] settings)
    {
        var log = new LogRecorder();
        var mail = Directory.CreateTempSubdirectory("instahub-mail-");
        var media = Directory.CreateTempSubdirectory("instahub-media-");
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(log);
        (string Key, string Value)[] defaults =
        [
            ($"ConnectionStrings:{DatabaseOptions.ConnectionStringName}", connectionString),
            ("Web:ClientPath", "no-client"),
            ("RateLimits:Enabled", "false"),
            ("PasswordHashing:Iterations", "1000"),
            ("Mail:Folder", mail.FullName),
            ("Mail:Interval", "00:00:00.02"),
            ("Media:Path", media.FullName),
            ("Cluster:SiloPort", $"{FreePort()}"),
            ("Cluster:GatewayPort", $"{FreePort()}"),
        ];
        foreach (var (key, value) in defaults.Concat(settings))
            builder.Configuration[key] = value;

        configure?.Invoke(builder.Services);
        var app = SiloApplication.Build(builder, SiloRoles.Silo | SiloRoles.Web);
        await app.StartAsync();
        return new TestProduct(app, log, mail, media);
    }

    /// <summary>A service of it.</summary>
    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Waits for a mail to an address, and gives the token in its link.</summary>
    /// <param name="to">The address.</param>
    /// <param name="page">The page that the link leads to, such as <c>reset-password</c>.</param>
    public async Task<string> MailedTokenAsync(string to, string page)
    {
        string? token = null;
        await Patience.UntilAsync(async () =>
        {
            foreach (var file in _mail.EnumerateFiles("*.eml").OrderByDescending(file => file.LastWriteTimeUtc))
            {
                var text = await File.ReadAllTextAsync(file.FullName);
                var at = text.IndexOf($"/{page}?token=", StringComparison.Ordinal);
                if (at < 0 || !text.Contains(to, StringComparison.OrdinalIgnoreCase))
                    continue;
                token = text[(at + page.Length + "/?token=".Length)..].Split('\r', '\n')[0];
                file.Delete();
                return true;
            }
            return false;
        }, $"a mail to {to} with a link to {page}");
        return token!;
    }

    /// <summary>How many mails it has sent that were not taken yet.</summary>
    public int MailCount => _mail.EnumerateFiles("*.eml").Count();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        _mail.Delete(recursive: true);
        _media.Delete(recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
