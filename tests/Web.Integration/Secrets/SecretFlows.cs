using System.Net;
using InstaHub.TestSupport.Live;

namespace InstaHub.Web.Integration.Secrets;

/// <summary>
/// Everything that is done with secrets, each learnt by the <see cref="SecretRun"/> as it is used or given. A feature with secrets of
/// its own adds a flow to <see cref="All"/>.
/// </summary>
internal static class SecretFlows
{
    public static readonly IReadOnlyList<Func<SecretRun, Task>> All = [RegisterAsync, SignInAsync, RefreshAsync, ConnectAsync, ExportAsync, ChangePasswordAsync, ResetPasswordAsync, LeaveAsync];

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

    private static async Task LeaveAsync(SecretRun run)
    {
        await run.NewPersonAsync();
        await run.PostAsync("users/me/deactivate", new { password = run.Learn("password", "not mine to deactivate") }, run.Person.AccessToken);
        await run.PostAsync("users/me/deactivate", new { password = run.Person.Password }, run.Person.AccessToken);
        run.LearnTokens(await run.PostAsync("auth/login", new { login = run.Person.Email, password = run.Person.Password }));
    }
}
