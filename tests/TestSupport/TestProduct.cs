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

    private TestProduct(WebApplication app, LogRecorder log)
    {
        _app = app;
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
    public static async Task<TestProduct> StartAsync(string connectionString, params (string Key, string Value)[] settings)
    {
        var log = new LogRecorder();
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(log);
        (string Key, string Value)[] defaults =
        [
            ($"ConnectionStrings:{DatabaseOptions.ConnectionStringName}", connectionString),
            ("Web:ClientPath", "no-client"),
            ("RateLimits:Enabled", "false"),
            ("PasswordHashing:Iterations", "1000"),
            ("Media:Path", Path.Combine(Path.GetTempPath(), $"instahub-media-{Guid.NewGuid():N}")),
            ("Cluster:SiloPort", $"{FreePort()}"),
            ("Cluster:GatewayPort", $"{FreePort()}"),
        ];
        foreach (var (key, value) in defaults.Concat(settings))
            builder.Configuration[key] = value;

        var app = SiloApplication.Build(builder, SiloRoles.Silo | SiloRoles.Web);
        await app.StartAsync();
        return new TestProduct(app, log);
    }

    /// <summary>A service of it.</summary>
    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
