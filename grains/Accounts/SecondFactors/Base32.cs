namespace InstaHub.Grains.Accounts.SecondFactors;

/// <summary>Base32 (RFC 4648, section 6) without padding.</summary>
public static class Base32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new char[(bytes.Length * 8 + 4) / 5];
        int buffer = 0, bits = 0, at = 0;
        foreach (var value in bytes)
        {
            buffer = ((buffer << 8) | value) & 0xfff;
            for (bits += 8; bits >= 5; bits -= 5)
                text[at++] = Alphabet[(buffer >> (bits - 5)) & 31];
        }
        if (bits > 0)
            text[at] = Alphabet[(buffer << (5 - bits)) & 31];
        return new string(text);
    }
}
