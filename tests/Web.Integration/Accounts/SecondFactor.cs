using System.Net;
using System.Text.Json;

namespace InstaHub.Web.Integration.Accounts;

/// <summary>An enabled second factor. There is one more code to come.</summary>
internal sealed class SecondFactor(TotpSecret secret, IReadOnlyList<string> recoveryCodes)
{
    public IReadOnlyList<string> RecoveryCodes { get; } = recoveryCodes;

    /// <summary>The code that it was enabled by.</summary>
    public string Used => secret.Code(0);

    /// <summary>The code of the step after that.</summary>
    public string Next => secret.Code(1);

    public static async Task<SecondFactor> EnableAsync(AccountClient client)
    {
        var setup = (await (await client.SendAsync(HttpMethod.Post, "auth/2fa/setup")).Json()).GetProperty("data");
        var secret = TotpSecret.Of(setup.Text("secret"));
        var enabled = await client.SendAsync(HttpMethod.Post, "auth/2fa/enable", new { code = secret.Code(0) });
        Assert.True(enabled.StatusCode == HttpStatusCode.OK, await enabled.Text());
        return new SecondFactor(secret, CodesOf(await enabled.Json()));
    }

    public static IReadOnlyList<string> CodesOf(JsonElement answer) =>
        [.. answer.GetProperty("data").GetProperty("recoveryCodes").EnumerateArray().Select(code => code.GetString()!)];
}

internal static class JsonText
{
    public static string Text(this JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
