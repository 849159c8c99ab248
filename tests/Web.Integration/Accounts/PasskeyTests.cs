using System.Net;
using System.Text.Json;

namespace InstaHub.Web.Integration.Accounts;

/// <summary>Passkeys without a browser: what is offered, and what is refused. What a browser makes of it is in EndToEnd.</summary>
[Collection(nameof(AccountProduct))]
public sealed class PasskeyTests(AccountProduct fixture)
{
    [Fact]
    public async Task A_registration_is_offered_with_the_user_and_strong_demands()
    {
        var ada = await fixture.RegisterAsync();

        var begun = (await (await ada.SendAsync(HttpMethod.Post, "auth/passkeys/register/options")).Json()).GetProperty("data");

        Assert.Equal(43, begun.Text("ceremony").Length);
        var options = begun.GetProperty("options");
        Assert.Equal(("127.0.0.1", ada.Name), (options.GetProperty("rp").Text("id"), options.GetProperty("user").Text("name")));
        var selection = options.GetProperty("authenticatorSelection");
        Assert.Equal(("required", "required"), (selection.Text("residentKey"), selection.Text("userVerification")));
        Assert.Equal("none", options.Text("attestation"));
    }

    [Fact]
    public async Task A_sign_in_is_offered_to_anybody_with_a_challenge_of_its_own()
    {
        var first = await BeginAsync();
        var second = await BeginAsync();

        Assert.NotEqual(first.Text("ceremony"), second.Text("ceremony"));
        Assert.NotEqual(first.GetProperty("options").Text("challenge"), second.GetProperty("options").Text("challenge"));
        Assert.Equal("required", first.GetProperty("options").Text("userVerification"));
        Assert.Equal(0, first.GetProperty("options").GetProperty("allowCredentials").GetArrayLength());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"id":"AA","rawId":"AA","type":"public-key","response":{"clientDataJSON":"AA","authenticatorData":"AA","signature":"AA","userHandle":"AA","attestationObject":"AA"},"clientExtensionResults":{}}""")]
    [InlineData("""{"id":"AA","rawId":"AA","type":"public-key","response":{"clientDataJSON":"e30","attestationObject":"oA","authenticatorData":"","signature":"","userHandle":"\ud800"},"clientExtensionResults":{}}""")]
    public async Task What_is_no_credential_is_refused(string credential)
    {
        var ada = await fixture.RegisterAsync();
        var login = await PostAsync("login", (await BeginAsync()).Text("ceremony"));
        await login.Failure(HttpStatusCode.Unauthorized, "unauthenticated");
        var begun = (await (await ada.SendAsync(HttpMethod.Post, "auth/passkeys/register/options")).Json()).GetProperty("data");
        await (await PostAsync("register", begun.Text("ceremony"))).Failure(HttpStatusCode.UnprocessableEntity, "passkey_refused");

        Task<HttpResponseMessage> PostAsync(string path, string ceremony)
        {
            var body = $$"""{"ceremony":"{{ceremony}}","credential":{{credential}}}""";
            var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/auth/passkeys/{path}") { Content = new StringContent(body, null, "application/json") };
            request.Headers.Authorization = new("Bearer", ada.AccessToken);
            return fixture.Product.Client.SendAsync(request, TestContext.Current.CancellationToken);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("made up")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\0")]
    [InlineData("                                           ")]
    public async Task A_ceremony_that_was_not_begun_is_refused(string ceremony)
    {
        var ada = await fixture.RegisterAsync();

        await (await ada.PostAsync("auth/passkeys/login", new { ceremony, credential = new { } })).Failure(HttpStatusCode.Unauthorized, "unauthenticated");
        await (await ada.SendAsync(HttpMethod.Post, "auth/passkeys/register", new { ceremony, credential = new { } }))
            .Failure(HttpStatusCode.UnprocessableEntity, "passkey_refused");
    }

    [Fact]
    public async Task Passkeys_are_their_owners_alone()
    {
        var ada = await fixture.RegisterAsync();
        Assert.Equal("""{"success":true,"data":[]}""", await (await ada.SendAsync(HttpMethod.Get, "auth/passkeys")).Text());

        await (await ada.SendAsync(HttpMethod.Delete, $"auth/passkeys/{Guid.NewGuid()}")).Failure(HttpStatusCode.NotFound, "not_found");
    }

    private async Task<JsonElement> BeginAsync() =>
        (await (await fixture.Product.Client.PostAsync("/api/v1/auth/passkeys/login/options", null, TestContext.Current.CancellationToken)).Json()).GetProperty("data");
}
