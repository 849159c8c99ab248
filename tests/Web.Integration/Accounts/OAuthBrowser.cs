using System.Net;
using InstaHub.TestSupport.OpenId;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace InstaHub.Web.Integration.Accounts;

/// <summary>A browser that signs in by a provider: it keeps the cookie of the sign-in and follows where it is sent.</summary>
internal sealed class OAuthBrowser(TestProduct product, string provider = "test")
{
    private string? _cookie;

    /// <summary>The value of the cookie of the sign-in that was begun last.</summary>
    public string Cookie => _cookie!.Split('=')[1];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Goes there and back.</summary>
    public async Task<HttpResponseMessage> SignInAsync(string? returnTo = null) => await ComeBackAsync(await AtProviderAsync(await BeginAsync(returnTo)));

    /// <summary>Begins; the address at the provider.</summary>
    public async Task<Uri> BeginAsync(string? returnTo = null)
    {
        var answer = await BeginAnswerAsync(returnTo);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var cookie = SetCookieHeaderValue.Parse(answer.Header("Set-Cookie"));
        Assert.Equal(
            ("instahub_oauth", true, true, SameSiteMode.Lax, "/api/v1/auth/oauth"),
            ($"{cookie.Name}", cookie.HttpOnly, cookie.Secure, cookie.SameSite, $"{cookie.Path}"));
        _cookie = $"{cookie.Name}={cookie.Value}";
        return answer.Headers.Location!;
    }

    public Task<HttpResponseMessage> BeginAnswerAsync(string? returnTo = null) =>
        product.Client.GetAsync($"/api/v1/auth/oauth/{provider}{(returnTo is null ? "" : $"?returnTo={Uri.EscapeDataString(returnTo)}")}", Cancellation);

    /// <summary>Asks the provider; the address that it sends the browser back to.</summary>
    public static async Task<Uri> AtProviderAsync(Uri address)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
        var answer = await http.GetAsync(address, Cancellation);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!;
    }

    /// <summary>Goes to an address with the cookie.</summary>
    public Task<HttpResponseMessage> ComeBackAsync(Uri address)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (_cookie is not null)
            request.Headers.Add("Cookie", _cookie);
        return product.Client.SendAsync(request, Cancellation);
    }

    /// <summary>An address with another value of a parameter; null leaves the parameter out.</summary>
    public static Uri With(Uri address, string parameter, string? value)
    {
        var query = QueryHelpers.ParseQuery(address.Query).Where(pair => pair.Key != parameter).ToDictionary(pair => pair.Key, pair => (string?)pair.Value);
        if (value is not null)
            query[parameter] = value;
        return new Uri(QueryHelpers.AddQueryString(address.GetLeftPart(UriPartial.Path), query));
    }
}

/// <summary>The whole product with a provider.</summary>
public sealed class OAuthProduct : IAsyncLifetime
{
    private TestDatabase? _database;

    public TestOpenIdProvider Provider { get; private set; } = null!;

    public TestOpenIdProvider RsaProvider { get; private set; } = null!;

    public TestProduct Product { get; private set; } = null!;

    public TestDatabase Database => _database!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateMigratedAsync();
        Provider = await TestOpenIdProvider.StartAsync();
        RsaProvider = await TestOpenIdProvider.StartAsync("RS256");
        Product = await TestProduct.StartAsync(
            _database.ConnectionString, [.. Provider.Settings(), .. RsaProvider.Settings("rsa", "basic"), .. RsaProvider.Settings("doubted"), ("OAuth:Providers:doubted:TrustsEmail", "false")]);
    }

    public async ValueTask DisposeAsync()
    {
        await Product.DisposeAsync();
        await Provider.DisposeAsync();
        await RsaProvider.DisposeAsync();
        await _database!.DisposeAsync();
    }

    /// <summary>Who the provider says comes next.</summary>
    internal void Comes(OpenIdPerson person) => (Provider.Person, RsaProvider.Person, Provider.Fault) = (person, person, OpenIdFault.None);
}

[CollectionDefinition(nameof(OAuthProduct))]
public sealed class OAuthCollection : ICollectionFixture<OAuthProduct>;
