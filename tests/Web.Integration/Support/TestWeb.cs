using System.Net.Sockets;
using System.Text;
using InstaHub.Web.Api;
using InstaHub.Web.Hosting;
using InstaHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InstaHub.Web.Integration.Support;

/// <summary>The web front end on a real server, on a loopback port of its own, with stand-ins for the grains behind it.</summary>
internal sealed class TestWeb : IAsyncDisposable
{
    private readonly WebApplication _app;
    private Task? _stopping;

    private TestWeb(WebApplication app, TestLog log)
    {
        _app = app;
        Log = log;
        Address = new Uri(app.Urls.Single());
        Client = NewClient();
        Fresh = NewClient();
        Fresh.DefaultRequestHeaders.ConnectionClose = true;
    }

    /// <summary>A client that opens a connection for each request.</summary>
    public HttpClient Fresh { get; }

    public HttpClient Client { get; }
    public TestLog Log { get; }
    public Uri Address { get; }
    public IServiceProvider Services => _app.Services;

    /// <param name="configure">Changes the host before it is built.</param>
    /// <param name="api">Adds endpoints to the group of the public interface.</param>
    /// <param name="around">Adds middleware outside everything of the product.</param>
    /// <param name="contentRoot">The host's content root, if not the working directory.</param>
    /// <param name="change">Changes what the product has registered.</param>
    public static async Task<TestWeb> StartAsync(
        Action<WebApplicationBuilder>? configure = null,
        Action<RouteGroupBuilder>? api = null,
        Action<WebApplication>? around = null,
        string? contentRoot = null,
        Action<IServiceCollection>? change = null)
    {
        var log = new TestLog();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = contentRoot });
        builder.Logging.ClearProviders().AddProvider(log);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        // A folder that is not there, unless a test gives one: what the checkout has built must not matter.
        builder.Configuration["Web:ClientPath"] = "no-client";
        builder.Services.AddApiJson(NoteJsonContext.Default);
        // Limits are for the tests of limits: the stand-ins do not count.
        builder.Configuration["RateLimits:Enabled"] = "false";
        builder.Services.AddSingleton(StandInGrains.ThatAnswer());
        configure?.Invoke(builder);
        builder.AddInstaHubWeb();
        change?.Invoke(builder.Services);

        var app = builder.Build();
        around?.Invoke(app);
        app.Use(TestUsers.SignInAsync);
        app.UseInstaHubWeb();
        app.MapInstaHubWeb();
        api?.Invoke(OpenUnlessDeclared(app.MapApi()));
        await app.StartAsync(TestContext.Current.CancellationToken);
        log.HostStarted();
        return new TestWeb(app, log);
    }

    /// <summary>Sends a request and gives the answer with its body read.</summary>
    public Task<HttpResponseMessage> Send(HttpMethod method, string path, HttpContent? body = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path) { Content = body };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> Get(string path, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Get, path, null, headers);

    /// <summary>Sends bytes exactly as written, and gives all that comes until the server closes the connection.</summary>
    /// <exception cref="TimeoutException">The server did not close it in time.</exception>
    public async Task<string> SendRaw(string request, TimeSpan patience)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(Address.Host, Address.Port, TestContext.Current.CancellationToken);
        var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        try
        {
            return await new StreamReader(stream).ReadToEndAsync(TestContext.Current.CancellationToken).WaitAsync(patience);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"The server did not close the connection within {patience}.");
        }
    }

    /// <summary>Stops the process; what its clients are still reading can be read.</summary>
    public Task StopAsync() => _stopping ??= _app.StopAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _app.DisposeAsync();
        Client.Dispose();
        Fresh.Dispose();
    }

    // Most tests are not about who may call.
    private static RouteGroupBuilder OpenUnlessDeclared(RouteGroupBuilder group)
    {
        ((IEndpointConventionBuilder)group).Finally(endpoint =>
        {
            if (!endpoint.Metadata.OfType<EndpointAccess>().Any())
                endpoint.Metadata.Add(new AllowAnonymousAttribute());
        });
        return group;
    }

    // Answers are looked at as they were sent: not followed, not unpacked, any certificate.
    private HttpClient NewClient() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true },
    })
    {
        BaseAddress = Address,
    };
}
