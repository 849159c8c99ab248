using System.Text;
using System.Text.Unicode;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Web.Api.Paging;

namespace InstaHub.Web.Api.Users;

/// <summary>The cursors of a search by name: a flag, the key's length, the key in UTF-8, the user id.</summary>
internal static class NameCursor
{
    private const string List = "users.search";
    private const int IdBytes = 16;
    private const int Bytes = 2 + NamePosition.MaxKeyBytes + IdBytes;

    /// <summary>The cursor of the page after a position.</summary>
    public static string? Of(NamePosition? position)
    {
        if (position is null)
            return null;
        Span<byte> bytes = stackalloc byte[Bytes];
        bytes.Clear();
        bytes[0] = position.IsDisplayName ? (byte)1 : (byte)0;
        bytes[1] = (byte)Encoding.UTF8.GetBytes(position.Key, bytes.Slice(2, NamePosition.MaxKeyBytes));
        position.UserId.TryWriteBytes(bytes[^IdBytes..], bigEndian: true, out _);
        return Cursors.Encode(List, bytes);
    }

    /// <summary>The position after which the page begins; null for the first page.</summary>
    /// <exception cref="Errors.ApiException">400: no search has given this cursor.</exception>
    public static NamePosition? From(PageRequest page)
    {
        if (page.Cursor is null)
            return null;
        Span<byte> bytes = stackalloc byte[Bytes];
        if (!Cursors.TryDecode(List, page.Cursor, bytes) || bytes[1] > NamePosition.MaxKeyBytes)
            throw Cursors.Unknown();
        var key = bytes.Slice(2, bytes[1]);
        // A forged one must not bring text to the database that it would fail on.
        if (!Utf8.IsValid(key) || key.Contains((byte)0))
            throw Cursors.Unknown();
        return new NamePosition(bytes[0] != 0, Encoding.UTF8.GetString(key), new Guid(bytes[^IdBytes..], bigEndian: true));
    }
}
