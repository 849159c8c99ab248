using System.Net.Http.Headers;
using System.Net.Http.Json;
using InstaHub.Grains.Accounts;
using InstaHub.Grains.Accounts.Tokens;

namespace InstaHub.Web.Integration.Policy;

/// <summary>Who calls an endpoint.</summary>
public enum PolicyCaller
{
    /// <summary>Has no token.</summary>
    Nobody,

    /// <summary>Is signed in and has nothing to do with the owner.</summary>
    Other,

    /// <summary>Is signed in, and the owner has blocked them.</summary>
    Blocked,

    /// <summary>Shows a token that has expired.</summary>
    Expired,
}

/// <summary>Two users of one call: whose things are asked for, and who asks. Nobody else has anything to do with them.</summary>
/// <param name="Product">The running product.</param>
/// <param name="Database">Its database.</param>
/// <param name="Caller">How the caller stands.</param>
/// <param name="Owner">A user with a public account, whose things the endpoint is asked for.</param>
/// <param name="User">The caller.</param>
internal sealed record PolicyScene(TestProduct Product, TestDatabase Database, PolicyCaller Caller, TestAccount Owner, TestAccount User)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Whether the owner exists.</summary>
    public bool HasOwner { get; private init; } = true;

    /// <summary>Makes the two users, and the block where the caller is to be blocked.</summary>
    public static async Task<PolicyScene> MakeAsync(TestProduct product, TestDatabase database, PolicyCaller caller)
    {
        var scene = new PolicyScene(product, database, caller, await TestAccount.RegisterAsync(product, Cancellation), await TestAccount.RegisterAsync(product, Cancellation));
        // Before anything has been asked about the two, so that nothing is remembered.
        if (caller == PolicyCaller.Blocked)
            await database.ExecuteAsync($"insert into user_marks (owner_id, target_id, kind, since) values ('{scene.Owner.Id}', '{scene.User.Id}', 1, now())");
        return scene;
    }

    /// <summary>The same caller, asking for somebody who does not exist.</summary>
    public PolicyScene WithoutOwner() => this with { HasOwner = false, Owner = Owner with { Id = Guid.CreateVersion7(), Username = "nobody.has.this.name" } };

    /// <summary>Does something as the owner, e.g. makes what is then asked for; fails unless it succeeds.</summary>
    public async Task<HttpResponseMessage> AsOwnerAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Owner.AccessToken);
        return (await Product.Client.SendAsync(request, Cancellation)).EnsureSuccessStatusCode();
    }

    /// <summary>Sends the call, with the caller's token or none.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, PolicyRequest request)
    {
        using var message = new HttpRequestMessage(method, request.Path) { Content = request.Body is null ? null : JsonContent.Create(request.Body) };
        if (request.EventStream)
            message.Headers.Accept.ParseAdd("text/event-stream");
        if (await TokenAsync() is { } token)
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await Product.Client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, Cancellation);
    }

    private async Task<string?> TokenAsync()
    {
        if (Caller == PolicyCaller.Nobody)
            return null;
        if (Caller != PolicyCaller.Expired)
            return User.AccessToken;
        using var issuer = new AccessTokenIssuer(Product.Get<ISigningKeyStore>(), new Earlier());
        return await issuer.IssueAsync(User.Id, Guid.CreateVersion7(), Cancellation);
    }

    // A token that is issued then has just expired now.
    private sealed class Earlier : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() - GrainInterfaces.Accounts.AccessTokenFormat.Lifetime - TimeSpan.FromSeconds(5);
    }
}

/// <summary>What is sent to an endpoint.</summary>
/// <param name="Path">With values for the route's parameters.</param>
/// <param name="Body">Sent as JSON; null: none.</param>
/// <param name="Method">Where the endpoint leaves it open; null: GET.</param>
/// <param name="EventStream">Whether a stream of events is asked for.</param>
internal sealed record PolicyRequest(string Path, object? Body = null, HttpMethod? Method = null, bool EventStream = false);
