using System.Buffers.Text;
using System.Text;

namespace Orleans.Runtime;

/// <summary>
/// The written form of grain keys: a GUID as 32 lower-case hex digits, an integer as upper-case hex digits, each followed
/// by <c>+extension</c> where the key is a compound one.
/// </summary>
public static class GrainIdKeyExtensions
{
    public static IdSpan CreateGuidKey(Guid key)
    {
        var bytes = new byte[32];
        Utf8Formatter.TryFormat(key, bytes, out _, 'N');
        return new(bytes);
    }

    public static IdSpan CreateGuidKey(Guid key, string? keyExtension) => string.IsNullOrWhiteSpace(keyExtension) ? CreateGuidKey(key) : IdSpan.Create($"{key:N}+{keyExtension}");

    public static IdSpan CreateIntegerKey(long key)
    {
        Span<byte> bytes = stackalloc byte[16];
        Utf8Formatter.TryFormat(key, bytes, out var length, 'X');
        return new(bytes[..length].ToArray());
    }

    public static IdSpan CreateIntegerKey(long key, string? keyExtension) => string.IsNullOrWhiteSpace(keyExtension) ? CreateIntegerKey(key) : IdSpan.Create($"{key:X}+{keyExtension}");

    /// <exception cref="ArgumentException">The key is not of that form.</exception>
    public static Guid GetGuidKey(this GrainId grainId) => grainId.GetGuidKey(out _);

    /// <exception cref="ArgumentException">The key is not of that form.</exception>
    public static Guid GetGuidKey(this GrainId grainId, out string? keyExt) =>
        grainId.TryGetGuidKey(out var key, out keyExt) ? key : throw WrongForm(grainId, "a GUID");

    /// <exception cref="ArgumentException">The key is not of that form.</exception>
    public static long GetIntegerKey(this GrainId grainId) => grainId.GetIntegerKey(out _);

    /// <exception cref="ArgumentException">The key is not of that form.</exception>
    public static long GetIntegerKey(this GrainId grainId, out string? keyExt) =>
        grainId.TryGetIntegerKey(out var key, out keyExt) ? key : throw WrongForm(grainId, "an integer");

    public static bool TryGetGuidKey(this GrainId grainId, out Guid key, out string? keyExt)
    {
        var digits = Split(grainId.Key.AsSpan(), 32, out keyExt);
        key = default;
        return digits.Length == 32 && Utf8Parser.TryParse(digits, out key, out var read, 'N') && read == 32;
    }

    public static bool TryGetIntegerKey(this GrainId grainId, out long key, out string? keyExt)
    {
        var bytes = grainId.Key.AsSpan();
        var digits = Split(bytes, bytes.IndexOf((byte)'+'), out keyExt);
        return Utf8Parser.TryParse(digits, out key, out var read, 'X') && read == digits.Length;
    }

    private static ReadOnlySpan<byte> Split(ReadOnlySpan<byte> key, int plus, out string? extension)
    {
        var compound = plus >= 0 && plus < key.Length && key[plus] == (byte)'+';
        extension = compound ? Encoding.UTF8.GetString(key[(plus + 1)..]) : null;
        return compound ? key[..plus] : key;
    }

    private static ArgumentException WrongForm(GrainId grainId, string form) => new($"The key of grain '{grainId}' is not {form}", nameof(grainId));
}
