using System.Net.Http.Json;
using System.Text.Json;
using InstaHub.GrainInterfaces.Live;
using InstaHub.TestSupport.Live;

namespace InstaHub.Web.Integration.Live;

/// <summary>The whole product, with a hub that gives clients all the time to sync and renews often.</summary>
public sealed class LiveProduct : IAsyncLifetime
{
    public const string Hub = "/hubs/live";

    /// <summary>More than the storm of a test leaves behind on the server, whose network does not tell that a client is gone.</summary>
    public const int MaxConnections = 20;

    public const int MaxWatchedPosts = 5;

    public const int MaxWatchedUsers = 5;

    private const string Password = "correct horse battery";

    private TestDatabase? _database;
    private TestProduct? _product;

    public TestProduct Product => _product!;

    public IGrainFactory Grains => Product.Get<IGrainFactory>();

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateMigratedAsync();
        _product = await TestProduct.StartAsync(
            _database.ConnectionString,
            ("Live:SyncGrace", "00:01:00"),
            ("Live:Renewal", "00:00:00.2"),
            ("Live:MaxConnectionsPerUser", $"{MaxConnections}"),
            ("Live:MaxWatchedPosts", $"{MaxWatchedPosts}"),
            ("Live:MaxWatchedUsers", $"{MaxWatchedUsers}"),
            ("Live:OfflineGrace", "00:00:00.3"),
            ("Live:PresenceInterval", "00:00:00.05"));
    }

    public async ValueTask DisposeAsync()
    {
        if (_product is not null)
            await _product.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
    }

    internal async Task<LiveUser> RegisterAsync()
    {
        var name = $"u{Guid.NewGuid():N}"[..20];
        var body = await PostAsync("register", new { email = $"{name}@example.org", username = name, password = Password });
        return new LiveUser(body.GetProperty("user").GetProperty("id").GetGuid(), name, body.GetProperty("accessToken").GetString()!);
    }

    internal Task SignInAgainAsync(LiveUser user) => PostAsync("login", new { login = user.Name, password = Password });

    /// <summary>Connects and does not say where it left off.</summary>
    internal async Task<(SignalRTestClient Client, string Position)> ConnectAsync(LiveUser user, int? port = null)
    {
        var server = port is null ? Product.Address : new UriBuilder(Product.Address) { Port = port.Value }.Uri;
        var client = await SignalRTestClient.ConnectAsync(server, $"{Hub}?access_token={user.Token}");
        return (client, (await client.NextAsync("ready")).Position);
    }

    /// <summary>Connects as somebody who has missed nothing.</summary>
    internal async Task<SignalRTestClient> ConnectFreshAsync(LiveUser user)
    {
        var (client, _) = await ConnectAsync(user);
        await client.InvokeAsync("sync", "{}");
        await client.NextAsync("sync:events");
        return client;
    }

    /// <summary>Appends an event that can be told by its number, and pushes it.</summary>
    internal Task AlertAsync(LiveUser user, int number) =>
        Grains.GetAccountAlerts(user.Id).SignedIn(Guid.NewGuid(), new SignInAlert(null, "127.0.0.1", $"{number}", DateTimeOffset.UnixEpoch));

    /// <summary>Changes the status of an account as its own feature does, and tells of it.</summary>
    internal async Task SetStatusAsync(Guid userId, int status)
    {
        await _database!.ExecuteAsync($"update accounts set status = {status} where id = '{userId}'");
        await Grains.GetGrain<GrainInterfaces.Profiles.IUserGrain>(userId).AccountChanged();
    }

    private async Task<JsonElement> PostAsync(string action, object body)
    {
        using var answer = await Product.Client.PostAsJsonAsync($"/api/v1/auth/{action}", body, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("data");
    }
}

/// <summary>Somebody who has registered.</summary>
internal sealed record LiveUser(Guid Id, string Name, string Token);

/// <summary>Reads the events of <see cref="LiveProduct.AlertAsync"/>.</summary>
internal static class Alerts
{
    public static int NumberOf(SignalREvent pushed)
    {
        Assert.Equal("account:signed-in", pushed.Name);
        return NumberOf(pushed.Data);
    }

    /// <summary>The numbers in a <c>sync:events</c>; null when it says reload.</summary>
    public static IReadOnlyList<int>? NumbersOf(SignalREvent sync)
    {
        Assert.Equal("sync:events", sync.Name);
        return sync.Data.TryGetProperty("reload", out var reload) && reload.GetBoolean()
            ? null
            : [.. sync.Data.GetProperty("events").EnumerateArray().Select(missed =>
            {
                Assert.Equal("account:signed-in", missed.GetProperty("event").GetString());
                return NumberOf(missed.GetProperty("data"));
            })];
    }

    private static int NumberOf(JsonElement data) => int.Parse(data.GetProperty("device").GetString()!);
}

[CollectionDefinition(nameof(LiveProduct))]
public sealed class LiveCollection : ICollectionFixture<LiveProduct>;
