using System.Net;
using System.Text.Json;
using InstaHub.Grains.Accounts.SecondFactors;

namespace InstaHub.Web.Integration.Accounts;

/// <summary>The secret of one-time passwords, as an app has it, and the step that it was read in.</summary>
internal sealed class TotpSecret
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private readonly byte[] _secret;
    private readonly long _step = OneTimePassword.StepOf(DateTimeOffset.UtcNow);

    private TotpSecret(byte[] secret) => _secret = secret;

    public static TotpSecret Of(string base32)
    {
        var bits = string.Concat(base32.Select(c => Convert.ToString(Alphabet.IndexOf(c), 2).PadLeft(5, '0')));
        return new TotpSecret([.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))]);
    }

    /// <summary>The code of the step, or of one that is so many steps later. Those of 0 and 1 are good now and for half a minute, whatever the clock does.</summary>
    public string Code(int later) => OneTimePassword.Code(_secret, _step + later);
}

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
