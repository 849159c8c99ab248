using System.Net;
using System.Text.Json;
using InstaHub.Grains.Accounts.SecondFactors;

namespace InstaHub.Web.Integration.Accounts;

/// <summary>An enabled second factor, as its user's app has it. There is one more code to come, whatever the clock does meanwhile.</summary>
internal sealed class SecondFactor(byte[] secret, long step, IReadOnlyList<string> recoveryCodes)
{
    public IReadOnlyList<string> RecoveryCodes { get; } = recoveryCodes;

    /// <summary>The code that it was enabled by.</summary>
    public string Used => OneTimePassword.Code(secret, step);

    /// <summary>The code of the step after that, which is good now and for a minute.</summary>
    public string Next => OneTimePassword.Code(secret, step + 1);

    public static async Task<SecondFactor> EnableAsync(AccountClient client)
    {
        var setup = (await (await client.SendAsync(HttpMethod.Post, "auth/2fa/setup")).Json()).GetProperty("data");
        var secret = Decode(setup.GetProperty("secret").GetString()!);
        var step = OneTimePassword.StepOf(DateTimeOffset.UtcNow);
        var enabled = await client.SendAsync(HttpMethod.Post, "auth/2fa/enable", new { code = OneTimePassword.Code(secret, step) });
        Assert.True(enabled.StatusCode == HttpStatusCode.OK, await enabled.Text());
        return new SecondFactor(secret, step, CodesOf(await enabled.Json()));
    }

    public static IReadOnlyList<string> CodesOf(JsonElement answer) =>
        [.. answer.GetProperty("data").GetProperty("recoveryCodes").EnumerateArray().Select(code => code.GetString()!)];

    public static byte[] Decode(string base32)
    {
        var bits = string.Concat(base32.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}

internal static class JsonText
{
    public static string Text(this JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
