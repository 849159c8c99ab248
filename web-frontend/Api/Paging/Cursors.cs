using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using InstaHub.Web.Api.Errors;

namespace InstaHub.Web.Api.Paging;

/// <summary>
/// Cursors: where a page of a list ended, in a form that is nobody's business but ours. A checksum over position and list tells a
/// cursor of another list, or a damaged one, from one of ours. It is no signature: anybody can make a cursor with any content. So a
/// reader takes from it only where to go on, and asks of whatever it names, such as the pinned ones, that it is in the list and that
/// the caller may see it, as if the client had named it.
/// </summary>
public static class Cursors
{
    /// <summary>What is said of a cursor that cannot be one of the list's.</summary>
    internal const string NotOurs = "This is not a cursor that this list gave.";

    /// <summary>The order that the cursor belongs to is gone: begin again.</summary>
    public static readonly ApiError Expired = new(StatusCodes.Status410Gone, "cursor_expired", "This list is no longer kept. Begin it again.");

    private const byte Version = 1;
    private const int CheckBytes = 6;

    /// <summary>Largest position, in bytes.</summary>
    public const int MaxPositionBytes = 128;

    /// <summary>Makes the cursor of a position.</summary>
    /// <param name="list">Names the list and its order, e.g. <c>users.posts</c>; add what it is of where positions of one would fit another.</param>
    /// <param name="position">At most <see cref="MaxPositionBytes"/>.</param>
    public static string Encode(string list, ReadOnlySpan<byte> position)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(position.Length, MaxPositionBytes);
        Span<byte> bytes = stackalloc byte[1 + position.Length + CheckBytes];
        bytes[0] = Version;
        position.CopyTo(bytes[1..]);
        Check(list, position, bytes[(1 + position.Length)..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads a position of exactly the length of <paramref name="position"/>.</summary>
    /// <returns>False when the list has not given this cursor.</returns>
    public static bool TryDecode(string list, string cursor, Span<byte> position)
    {
        Span<byte> bytes = stackalloc byte[1 + MaxPositionBytes + CheckBytes];
        var length = 1 + position.Length + CheckBytes;
        if (Base64Url.DecodeFromChars(cursor, bytes, out _, out var written) != OperationStatus.Done || written != length || bytes[0] != Version)
            return false;

        var found = bytes[1..(1 + position.Length)];
        Span<byte> check = stackalloc byte[CheckBytes];
        Check(list, found, check);
        if (!check.SequenceEqual(bytes[(1 + position.Length)..length]))
            return false;
        found.CopyTo(position);
        return true;
    }

    /// <summary>400 <c>validation_failed</c> for a cursor that is not the list's.</summary>
    internal static ApiException Unknown() => new(new FieldErrors().Add(PageRequest.CursorField, NotOurs).ToError());

    private static void Check(string list, ReadOnlySpan<byte> position, Span<byte> check)
    {
        var name = Encoding.UTF8.GetByteCount(list);
        Span<byte> input = name + position.Length <= 512 ? stackalloc byte[512] : new byte[name + position.Length];
        input = input[..(name + position.Length)];
        Encoding.UTF8.GetBytes(list, input);
        position.CopyTo(input[name..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(input, hash);
        hash[..CheckBytes].CopyTo(check);
    }
}
