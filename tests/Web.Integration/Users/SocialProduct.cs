using System.Net;
using System.Text;
using System.Text.Json;
using InstaHub.TestSupport.Media;
using InstaHub.Web.Integration.Users;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(SocialProduct))]

namespace InstaHub.Web.Integration.Users;

/// <summary>The whole product on a database of its own, for tests that keep apart by users of their own.</summary>
public sealed class SocialProduct : IAsyncLifetime
{
    /// <summary>Everybody's.</summary>
    internal const string Password = "a password of theirs";

    private readonly (string Key, string Value)[] _settings;
    private readonly Action<IServiceCollection>? _configure;
    private TestDatabase? _database;
    private TestProduct? _product;

    public SocialProduct()
        : this([])
    {
    }

    internal SocialProduct(params (string Key, string Value)[] settings) => _settings = settings;

    internal SocialProduct(Action<IServiceCollection> configure, params (string Key, string Value)[] settings) => (_configure, _settings) = (configure, settings);

    public TestDatabase Database => _database!;

    public TestProduct Product => _product!;

    /// <summary>Somebody who is not signed in.</summary>
    internal Person Nobody => new(Product.Client, Guid.Empty, "", null);

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateEmptyAsync();
        _product = await TestProduct.StartAsync(_database.ConnectionString, _configure, _settings);
    }

    public async ValueTask DisposeAsync()
    {
        if (_product is not null)
            await _product.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
    }

    /// <summary>Registers somebody unlike anybody else.</summary>
    /// <param name="name">Begins the username, which is as long as one can be; and is the display name.</param>
    /// <param name="isPrivate">Whether the account goes private at once.</param>
    internal async Task<Person> CreateUser(string name, bool isPrivate = false)
    {
        var username = UniqueName(name);
        var body = JsonSerializer.Serialize(new { username, email = $"{username}@example.com", password = Password, displayName = name });
        var answer = await Nobody.SendAsync(HttpMethod.Post, "auth/register", body);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var data = (await answer.Json()).GetProperty("data");
        var person = new Person(Product.Client, data.GetProperty("user").GetProperty("id").GetGuid(), username, data.GetProperty("accessToken").GetString());
        if (isPrivate)
            await person.SetPrivate(true);
        return person;
    }

    /// <summary>A username that nobody else has.</summary>
    internal static string UniqueName(string name) => $"{name}_{Guid.NewGuid():N}"[..30];

    /// <summary>Changes the status of an account as its own feature does, and tells of it.</summary>
    internal async Task SetStatus(Person person, int status)
    {
        await Database.ExecuteAsync($"update accounts set status = {status} where id = '{person.Id}'");
        await Product.Get<IGrainFactory>().GetGrain<GrainInterfaces.Profiles.IUserGrain>(person.Id).AccountChanged();
    }
}

/// <summary>Somebody who uses the interface.</summary>
internal sealed class Person(HttpClient client, Guid id, string username, string? token)
{
    /// <summary>Somebody who also uploads files.</summary>
    public static Person Of(TestProduct product, MediaUser user) => new(product.Client, user.Id, user.Username, user.Token);

    public Guid Id => id;

    public string Username => username;

    public string Token => token!;

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<HttpResponseMessage> PutAsync(string path, string? json = null) => SendAsync(HttpMethod.Put, path, json);

    public Task<HttpResponseMessage> PostAsync(string path) => SendAsync(HttpMethod.Post, path);

    public Task<HttpResponseMessage> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    public Task<HttpResponseMessage> PatchAsync(object body) => PatchAsync(JsonSerializer.Serialize(body));

    public Task<HttpResponseMessage> PatchAsync(string json) => SendAsync(HttpMethod.Patch, "users/me", json);

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? json = null, string? ifNoneMatch = null, string? idempotencyKey = null)
    {
        var request = new HttpRequestMessage(method, $"/api/v1/{path}");
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        if (token is not null)
            request.Headers.Authorization = new("Bearer", token);
        if (ifNoneMatch is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        if (idempotencyKey is not null)
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        return client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>The data of an answer that must be 200.</summary>
    public async Task<JsonElement> DataAsync(Task<HttpResponseMessage> sending)
    {
        var answer = await sending;
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{answer.StatusCode}: {await answer.Text()}");
        return (await answer.Json()).GetProperty("data");
    }

    /// <summary>Follows, or asks to, and gives the status.</summary>
    public async Task<string> Follow(Person other) => (await DataAsync(PutAsync($"users/{other.Id}/follow"))).GetProperty("status").GetString()!;

    public async Task<string> Unfollow(Person other) => (await DataAsync(DeleteAsync($"users/{other.Id}/follow"))).GetProperty("status").GetString()!;

    public Task<JsonElement> Block(Person other) => DataAsync(PutAsync($"users/{other.Id}/block"));

    public Task<JsonElement> SetPrivate(bool isPrivate) => DataAsync(PatchAsync(new { isPrivate }));

    /// <summary>Somebody's profile, as this one sees it.</summary>
    public Task<JsonElement> See(Person other) => DataAsync(GetAsync($"users/{other.Id}"));

    /// <summary>What of the relationship to somebody is true.</summary>
    public async Task<IEnumerable<string>> RelationshipTo(Person other) => TrueOf((await See(other)).GetProperty("relationship"));

    /// <summary>The ids on a page, and its cursor.</summary>
    public async Task<(List<Guid> Ids, string? Next)> PageAsync(string path)
    {
        var answer = await GetAsync(path);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{answer.StatusCode}: {await answer.Text()}");
        var json = await answer.Json();
        return ([.. json.GetProperty("data").EnumerateArray().Select(user => user.GetProperty("id").GetGuid())],
            json.GetProperty("page").GetProperty("next").GetString());
    }

    /// <summary>The names of the members that are true.</summary>
    public static IEnumerable<string> TrueOf(JsonElement json) =>
        json.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.True).Select(member => member.Name);
}
