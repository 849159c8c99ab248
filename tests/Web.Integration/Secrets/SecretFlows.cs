using System.Net;
using System.Text.Json;
using InstaHub.TestSupport.Live;
using InstaHub.TestSupport.OpenId;
using InstaHub.Web.Integration.Accounts;
using Microsoft.AspNetCore.WebUtilities;

namespace InstaHub.Web.Integration.Secrets;

/// <summary>
/// Everything that is done with secrets, each learnt by the <see cref="SecretRun"/> as it is used or given. A feature with secrets of
/// its own adds a flow to <see cref="All"/>.
/// </summary>
internal static class SecretFlows
{
    public static readonly IReadOnlyList<Func<SecretRun, Task>> All =
    [
        RegisterAsync, SignInAsync, RefreshAsync, ConnectAsync, ExportAsync, ChangePasswordAsync, ResetPasswordAsync,
        SecondFactorAsync, PasskeyAsync, ComeFromProviderAsync, LinkProviderAsync, LeaveAsync, InviteAsync,
    ];

    private static async Task InviteAsync(SecretRun run)
    {
        await run.NewPersonAsync();
        var chat = (await run.PostAsync("chats", new { type = "channel", name = "A channel" }, run.Person.AccessToken)).GetProperty("data").GetProperty("id").GetGuid();
        var made = await run.PostAsync($"chats/{chat}/invites", new { }, run.Person.AccessToken);
        await run.PostAsync("chats/join", new { invite = run.Learn("invitation", made.GetProperty("data").GetProperty("invite").GetString()!) }, run.Person.AccessToken);
        await run.PostAsync("chats/join", new { invite = run.Learn("invitation", "an-invitation-that-nobody-has") }, run.Person.AccessToken);
    }

    private static async Task RegisterAsync(SecretRun run)
    {
        await run.NewPersonAsync();
        // Refused ones have secrets too.
        await run.PostAsync("auth/register", new { username = "x", email = run.Person.Email, password = run.Learn("password", "a refused password 1") });
        await run.PostAsync("auth/register", new { username = run.Person.Username, email = run.Person.Email, password = run.Learn("password", "a refused password 2") });
        await run.PostRawAsync("auth/register", $$"""{"username":"ada","password":"{{run.Learn("password", "a garbled password")}}""");
        await run.PostAsync("auth/email/verify", new { token = run.Learn("mailed token", await run.Product.MailedTokenAsync(run.Person.Email, "verify-email")) });
    }

    private static async Task SignInAsync(SecretRun run)
    {
        await run.NewPersonAsync();
        run.LearnTokens(await run.PostAsync("auth/login", new { login = run.Person.Username, password = run.Person.Password }));
        await run.PostAsync("auth/login", new { login = run.Person.Username, password = run.Learn("password", "a wrong password") });
        await run.PostAsync("auth/login", new { login = "nobody.at.all", password = run.Learn("password", "nobody's password") });
        await run.PostAsync("auth/login", new { login = run.Person.Username, password = run.Learn("password", "a password\u0000with a zero") });
        await run.GetAsync("auth/me", run.Person.AccessToken);
        // Not valid, but nearly somebody's.
        await run.GetAsync("auth/me", run.Learn("access token", $"{run.Person.AccessToken[..^8]}AAAAAAAA"));
        await run.GetAsync("users/nobody.at.all", run.Person.AccessToken);
    }

    private static async Task RefreshAsync(SecretRun run)
    {
        await run.NewPersonAsync();
        run.LearnTokens(await run.PostAsync("auth/refresh", new { refreshToken = run.Person.RefreshToken }));
        // Used again, it ends the session.
        await run.PostAsync("auth/refresh", new { refreshToken = run.Person.RefreshToken });
        await run.PostAsync("auth/refresh", new { refreshToken = run.Learn("refresh token", "a-refresh-token-that-nobody-has") });
    }

    private static async Task ConnectAsync(SecretRun run)
    {
        await run.NewPersonAsync();
        await using (var client = await SignalRTestClient.ConnectAsync(run.Product.Address, $"/hubs/live?access_token={run.Person.AccessToken}"))
            await client.NextAsync("ready");
        using var refused = new System.Net.WebSockets.ClientWebSocket();
        await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(() =>
            SignalRTestClient.OpenAsync(refused, run.Product.Address, $"/hubs/live?access_token={run.Learn("access token", "no.such.token-at-all")}"));
    }

    private static async Task ExportAsync(SecretRun run)
    {
        await run.NewPersonAsync();
        await run.PostAsync("users/me/export", null, run.Person.AccessToken);
        string? url = null;
        await Patience.UntilAsync(
            async () => (url = (await run.GetAsync("users/me/export", run.Person.AccessToken)).GetProperty("data").GetProperty("url").GetString()) is not null, "the export");
        run.Learn("link", url!.Split("token=")[1]);
        using var archive = await run.Product.Client.GetAsync(url, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, archive.StatusCode);
        await run.GetAsync($"exports/download?token={run.Learn("link", "a-link-that-nobody-has")}");
    }

    private static async Task ChangePasswordAsync(SecretRun run)
    {
        await run.NewPersonAsync();
        await run.PostAsync("auth/password/change", new { currentPassword = run.Learn("password", "not the current one"), newPassword = "whatever it is 1" }, run.Person.AccessToken);
        await run.PostAsync("auth/password/change", new { currentPassword = run.Person.Password, newPassword = run.Learn("password", "the next password") }, run.Person.AccessToken);
    }

    private static async Task ResetPasswordAsync(SecretRun run)
    {
        await run.NewPersonAsync();
        await run.PostAsync("auth/password/forgot", new { email = run.Person.Email });
        var token = run.Learn("mailed token", await run.Product.MailedTokenAsync(run.Person.Email, "reset-password"));
        await run.PostAsync("auth/password/reset", new { token = run.Learn("mailed token", "a-mailed-token-that-nobody-has"), newPassword = run.Learn("password", "a password for nobody") });
        await run.PostAsync("auth/password/reset", new { token, newPassword = run.Learn("password", "a password after all") });
        await run.PostAsync("auth/password/reset", new { token, newPassword = run.Learn("password", "a password too late") });
    }

    private static async Task SecondFactorAsync(SecretRun run)
    {
        await run.NewPersonAsync();
        var setup = (await run.PostAsync("auth/2fa/setup", null, run.Person.AccessToken)).GetProperty("data").Text("secret");
        var codes = TotpSecret.Of(run.Learn("second factor", setup));
        var enabled = await run.PostAsync("auth/2fa/enable", new { code = codes.Code(0) }, run.Person.AccessToken);
        var recovery = LearnCodes(run, enabled);
        await run.PostAsync("auth/login", new { login = run.Person.Email, password = run.Person.Password });
        await run.PostAsync("auth/login", new { login = run.Person.Email, password = run.Person.Password, code = run.Learn("recovery code", "ABCD-ABCD-ABCD-ABCD") });
        run.LearnTokens(await run.PostAsync("auth/login", new { login = run.Person.Email, password = run.Person.Password, code = recovery[0] }));
        LearnCodes(run, await run.PostAsync("auth/2fa/recovery-codes", new { code = codes.Code(1) }, run.Person.AccessToken));
        await run.PostAsync("auth/2fa/disable", new { code = recovery[1] }, run.Person.AccessToken);
        await run.PostAsync("auth/2fa/disable", new { password = run.Person.Password }, run.Person.AccessToken);
    }

    private static async Task PasskeyAsync(SecretRun run)
    {
        await run.NewPersonAsync();
        foreach (var what in new[] { "register", "login" })
        {
            var begun = (await run.PostAsync($"auth/passkeys/{what}/options", null, run.Person.AccessToken)).GetProperty("data");
            var ceremony = run.Learn("ceremony", begun.Text("ceremony"));
            run.Learn("challenge", begun.GetProperty("options").Text("challenge"));
            await run.PostAsync($"auth/passkeys/{what}", new { ceremony, credential = new { id = run.Learn("credential", $"a credential to {what} by") } }, run.Person.AccessToken);
            await run.PostAsync($"auth/passkeys/{what}", new { ceremony = run.Learn("ceremony", $"a ceremony to {what} by"), credential = new { } }, run.Person.AccessToken);
        }
    }

    private static async Task ComeFromProviderAsync(SecretRun run)
    {
        run.Provider.Person = OpenIdPerson.Anybody();
        var browser = new OAuthBrowser(run.Product);
        using var answer = await browser.ComeBackAsync(await GoAsync(run, browser));
        run.LearnTokens(await answer.Json());
        run.Learn("ID token", run.Provider.LastIdToken!);
        run.Learn("verifier", run.Provider.LastVerifier!);
        // Refused, they are as secret.
        run.Provider.Fault = OpenIdFault.WrongNonce;
        using var refused = await browser.ComeBackAsync(await GoAsync(run, browser));
        run.Provider.Fault = OpenIdFault.None;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        run.Learn("ID token", run.Provider.LastIdToken!);
        using var posted = await run.Product.Client.PostAsync(
            "/api/v1/auth/oauth/test/callback",
            new FormUrlEncodedContent([new("code", run.Learn("code", "a-code-that-came-by-a-form")), new("state", run.Learn("state", "a-state-that-came-by-a-form"))]),
            TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.SeeOther, posted.StatusCode);
    }

    private static async Task LinkProviderAsync(SecretRun run)
    {
        await run.NewPersonAsync();
        run.Provider.Person = OpenIdPerson.Anybody() with { Email = run.Person.Email, IsVerified = false };
        var browser = new OAuthBrowser(run.Product);
        using var answer = await browser.ComeBackAsync(await GoAsync(run, browser));
        var ticket = run.Learn("ticket", (await answer.Json()).GetProperty("error").GetProperty("details").GetProperty("ticket")[0].GetString()!);
        using var returned = await browser.ComeBackAsync(await GoAsync(run, browser, "/login"));
        run.Learn("ticket", returned.Header("Location")!.Split("#ticket=")[1]);
        await run.PostAsync("auth/oauth/link", new { ticket, password = run.Learn("password", "no password to link by") });
        run.LearnTokens(await run.PostAsync("auth/oauth/link", new { ticket, password = run.Person.Password }));
        await run.PostAsync("auth/oauth/link", new { ticket = run.Learn("ticket", "a-ticket-that-nobody-has"), password = run.Person.Password });
    }

    /// <summary>Goes to the provider and gives the address to come back to.</summary>
    private static async Task<Uri> GoAsync(SecretRun run, OAuthBrowser browser, string? returnTo = null)
    {
        var there = await browser.BeginAsync(returnTo);
        run.Learn("cookie", browser.Cookie);
        var back = await OAuthBrowser.AtProviderAsync(there);
        run.Learn("nonce", QueryHelpers.ParseQuery(there.Query)["nonce"].ToString());
        foreach (var name in new[] { "state", "code" })
            run.Learn(name, QueryHelpers.ParseQuery(back.Query)[name].ToString());
        run.Learn("client secret", TestOpenIdProvider.ClientSecret);
        return back;
    }

    private static IReadOnlyList<string> LearnCodes(SecretRun run, JsonElement answer) =>
        [.. SecondFactor.CodesOf(answer).Select(code => run.Learn("recovery code", code))];

    private static async Task LeaveAsync(SecretRun run)
    {
        await run.NewPersonAsync();
        await run.PostAsync("users/me/deactivate", new { password = run.Learn("password", "not mine to deactivate") }, run.Person.AccessToken);
        await run.PostAsync("users/me/deactivate", new { password = run.Person.Password }, run.Person.AccessToken);
        var again = await run.PostAsync("auth/login", new { login = run.Person.Email, password = run.Person.Password });
        run.LearnTokens(again);
        var token = again.GetProperty("data").Text("accessToken");
        await run.DeleteAsync("users/me", new { password = run.Learn("password", "not mine to delete") }, token);
        await run.DeleteAsync("users/me", new { password = run.Person.Password }, token);
    }
}
