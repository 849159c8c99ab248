using System.Buffers.Binary;

namespace InstaHub.Web.Api.Paging;

/// <summary>A position in a list ordered by one number, as messages are by their sequence.</summary>
public readonly record struct NumberPosition(long Number)
{
    /// <inheritdoc cref="TimePosition.ToCursor"/>
    public string ToCursor(string list)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Number);
        return Cursors.Encode(list, bytes);
    }

    /// <inheritdoc cref="TimePosition.From"/>
    public static NumberPosition? From(PageRequest page, string list)
    {
        if (page.Cursor is null)
            return null;
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        return Cursors.TryDecode(list, page.Cursor, bytes) ? new NumberPosition(BinaryPrimitives.ReadInt64BigEndian(bytes)) : throw Cursors.Unknown();
    }
}
