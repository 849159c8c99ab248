using InstaHub.Grains.Accounts.SecondFactors;

namespace InstaHub.TestSupport;

/// <summary>The secret of one-time passwords, as an app has it, and the step that it was read in.</summary>
public sealed class TotpSecret
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private readonly byte[] _secret;
    private readonly long _step = OneTimePassword.StepOf(DateTimeOffset.UtcNow);

    private TotpSecret(byte[] secret) => _secret = secret;

    /// <summary>Reads it as it is shown.</summary>
    public static TotpSecret Of(string base32)
    {
        var bits = string.Concat(base32.Select(c => Convert.ToString(Alphabet.IndexOf(c), 2).PadLeft(5, '0')));
        return new TotpSecret([.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))]);
    }

    /// <summary>The code of the step, or of one that is so many steps later. Those of 0 and 1 are good now and for half a minute, whatever the clock does.</summary>
    public string Code(int later) => OneTimePassword.Code(_secret, _step + later);
}
