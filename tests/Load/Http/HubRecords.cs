using System.Buffers.Binary;

namespace InstaHub.Load.Http;

/// <summary>
/// Takes SignalR's records, which end with 0x1E, out of the WebSocket frames that a server sends (RFC 6455), however these are cut
/// between receptions. Not thread-safe.
/// </summary>
/// <param name="take">Gets each record without its end; the bytes are valid during the call.</param>
public sealed class HubRecords(HubRecords.Handler take)
{
    private const byte RecordEnd = 0x1E;
    private const int LongestHeader = 10;
    private const byte TwoBytesFollow = 126;
    private const byte EightBytesFollow = 127;
    private const int Continuation = 0, Text = 1, Close = 8;

    private readonly byte[] _header = new byte[LongestHeader];
    private int _headerBytes;
    private int _opcode;
    private long _rest;
    private byte[] _begun = new byte[256];
    private int _begunBytes;

    public delegate void Handler(ReadOnlySpan<byte> record);

    /// <summary>The server has sent a close frame: nothing comes after it.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Takes what was received.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0 && !IsClosed)
        {
            if (_rest == 0)
            {
                _header[_headerBytes++] = bytes[0];
                bytes = bytes[1..];
                BeginFrame();
                continue;
            }

            var payload = bytes[..(int)Math.Min(bytes.Length, _rest)];
            bytes = bytes[payload.Length..];
            _rest -= payload.Length;
            if (_opcode is Text or Continuation)
                AddText(payload);
        }
    }

    // Once its header is whole.
    private void BeginFrame()
    {
        if (_headerBytes < 2)
            return;
        long? length = _header[1] switch
        {
            TwoBytesFollow => _headerBytes == 4 ? BinaryPrimitives.ReadUInt16BigEndian(_header.AsSpan(2)) : null,
            EightBytesFollow => _headerBytes == LongestHeader ? BinaryPrimitives.ReadInt64BigEndian(_header.AsSpan(2)) : null,
            var few => few,
        };
        if (length is null)
            return;
        (_opcode, _rest, _headerBytes) = (_header[0] & 0x0F, length.Value, 0);
        IsClosed = _opcode == Close;
    }

    private void AddText(ReadOnlySpan<byte> text)
    {
        for (var end = text.IndexOf(RecordEnd); end >= 0; end = text.IndexOf(RecordEnd))
        {
            if (_begunBytes == 0)
            {
                take(text[..end]);
            }
            else
            {
                Begin(text[..end]);
                take(_begun.AsSpan(0, _begunBytes));
                _begunBytes = 0;
            }
            text = text[(end + 1)..];
        }
        Begin(text);
    }

    private void Begin(ReadOnlySpan<byte> text)
    {
        if (_begunBytes + text.Length > _begun.Length)
            Array.Resize(ref _begun, Math.Max(2 * _begun.Length, _begunBytes + text.Length));
        text.CopyTo(_begun.AsSpan(_begunBytes));
        _begunBytes += text.Length;
    }
}
