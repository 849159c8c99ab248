using System.Net;
using System.Reflection;
using InstaHub.GrainInterfaces.Accounts;
using InstaHub.TestSupport.OpenId;

namespace InstaHub.Web.Integration.Accounts;

/// <summary>The audit trail has every security-relevant act.</summary>
[Collection(nameof(OAuthProduct))]
public sealed class AuditTests(OAuthProduct fixture)
{
    private const string NewPassword = "another battery staple";

    private static readonly Origin Elsewhere = new("192.0.2.1", "a test");

    /// <summary>Every act that there is; a new one fails this test until somebody does it here.</summary>
    private static readonly IReadOnlyList<string> Acts =
    [
        .. typeof(AccountEvents).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.Name != nameof(AccountEvents.Namespace)).Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal),
    ];

    [Fact]
    public async Task Every_act_is_in_the_trail()
    {
        var ada = await AccountClient.RegisterAsync(fixture.Product);
        await VerifyAsync(ada);
        await ada.LogInAsync("not the password");
        await DoWithSessionsAsync(ada);
        await DoWithSecondFactorAsync(await ada.SignInAgainAsync());
        await DoWithPasskeysAsync(ada.Id);
        // His account was there, with an address that nobody had proved.
        var bob = await AccountClient.RegisterAsync(fixture.Product);
        await ComeFromProviderAsync(bob);
        await ComeFromProviderAsync(ada);
        await DoWithPasswordsAsync(ada);

        IReadOnlyList<string> noted = [];
        await Patience.UntilAsync(async () =>
        {
            noted = await fixture.Database.QueryAsync<string>($"select distinct act from audit_log where user_id in ('{ada.Id}', '{bob.Id}')");
            return Acts.All(noted.Contains);
        }, "every act to be noted");
        Assert.Equal(Acts.Count, noted.Count);
    }

    private static async Task DoWithSessionsAsync(AccountClient ada)
    {
        var other = await ada.SignInAgainAsync();
        await OkAsync(ada.SendAsync(HttpMethod.Delete, $"auth/sessions/{await other.SessionIdAsync()}"));
        await OkAsync((await ada.SignInAgainAsync()).SendAsync(HttpMethod.Post, "auth/logout"));
        await OkAsync(ada.SendAsync(HttpMethod.Post, "users/me/export"));
        await OkAsync(ada.RefreshAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, (await ada.RefreshAsync()).StatusCode);
        await OkAsync((await ada.SignInAgainAsync()).SendAsync(HttpMethod.Post, "auth/logout-all"));
    }

    private static async Task DoWithSecondFactorAsync(AccountClient ada)
    {
        var factor = await SecondFactor.EnableAsync(ada);
        await OkAsync(ada.PostAsync("auth/login", new { login = ada.Name, password = AccountClient.Password, code = factor.RecoveryCodes[0] }));
        await OkAsync(ada.SendAsync(HttpMethod.Post, "auth/2fa/recovery-codes", new { code = factor.Next }));
        await OkAsync(ada.SendAsync(HttpMethod.Post, "auth/2fa/disable", new { password = AccountClient.Password }));
    }

    // What a browser would have made.
    private async Task DoWithPasskeysAsync(Guid userId)
    {
        var id = Guid.CreateVersion7();
        var passkeys = fixture.Product.Get<IGrainFactory>().GetPasskeys(userId);
        var passkey = new Passkey(id, id.ToByteArray(), new byte[] { 1 }, "a key", DateTimeOffset.UtcNow, null, 0, [], true, false, false);
        Assert.True((await passkeys.Add(passkey, Elsewhere)).IsSuccess);
        Assert.True((await passkeys.Remove(id, Elsewhere)).IsSuccess);
    }

    private async Task ComeFromProviderAsync(AccountClient user)
    {
        fixture.Comes(OpenIdPerson.Anybody() with { Email = user.Email });
        await OkAsync(new OAuthBrowser(fixture.Product).SignInAsync());
    }

    private async Task DoWithPasswordsAsync(AccountClient ada)
    {
        var session = await ada.SignInAgainAsync();
        await OkAsync(session.SendAsync(HttpMethod.Post, "auth/password/change", new { currentPassword = AccountClient.Password, newPassword = NewPassword }));
        await OkAsync(ada.PostAsync("auth/password/forgot", new { email = ada.Email }));
        var token = await fixture.Product.MailedTokenAsync(ada.Email, "reset-password");
        await OkAsync(ada.PostAsync("auth/password/reset", new { token, newPassword = AccountClient.Password }));
        await OkAsync((await ada.SignInAgainAsync()).SendAsync(HttpMethod.Post, "users/me/deactivate", new { password = AccountClient.Password }));
    }

    private async Task VerifyAsync(AccountClient ada) =>
        await OkAsync(ada.PostAsync("auth/email/verify", new { token = await fixture.Product.MailedTokenAsync(ada.Email, "verify-email") }));

    private static async Task OkAsync(Task<HttpResponseMessage> request)
    {
        using var answer = await request;
        Assert.True(answer.IsSuccessStatusCode, await answer.Text());
    }
}
