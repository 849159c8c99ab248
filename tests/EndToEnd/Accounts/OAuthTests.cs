using System.Text.Json;
using InstaHub.EndToEnd.Support;
using InstaHub.TestSupport.OpenId;

namespace InstaHub.EndToEnd.Accounts;

/// <summary>Signing in by an OpenID provider in a browser, which minds cookies and redirects as browsers do.</summary>
public sealed class OAuthTests(ProductFixture fixture, Chromium chromium)
{
    [Fact]
    public async Task A_browser_goes_to_the_provider_and_comes_back_signed_in()
    {
        await using var browser = await chromium.OpenAsync();
        var page = await browser.NewPageAsync();
        var person = fixture.Provider.Person = OpenIdPerson.Anybody();

        await page.GotoAsync(new Uri(fixture.Address, "/api/v1/auth/oauth/test?returnTo=/docs").AbsoluteUri);

        Assert.Equal("/docs", new Uri(page.Url).PathAndQuery);
        var me = await page.EvaluateAsync<JsonElement>(
            """
            async () => {
              const { data } = await (await fetch('/api/v1/auth/refresh', { method: 'POST' })).json();
              return (await fetch('/api/v1/auth/me', { headers: { authorization: `Bearer ${data.accessToken}` } })).json();
            }
            """);
        Assert.Equal(person.Email, me.GetProperty("data").GetProperty("email").GetString());
        Assert.DoesNotContain(await browser.CookiesAsync(), cookie => cookie.Name == "instahub_oauth");
    }
}
