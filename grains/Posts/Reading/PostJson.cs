using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.GrainInterfaces.Reactions;

namespace InstaHub.Grains.Posts.Reading;

/// <summary>Puts the bytes together that a viewer is sent: what is kept ready of post and author is copied, never made again.</summary>
internal static class PostJson
{
    // More than what is added to the bytes of post and author.
    private const int Room = 512;

    private static readonly JsonSerializerOptions Filtered = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One post as a JSON object.</summary>
    public static PostView View(SeenPost seen) => new(new JsonBytes(Write([seen], isArray: false)), TagOf(seen));

    /// <summary>Posts as a JSON array.</summary>
    /// <param name="seen">The posts.</param>
    /// <param name="why">Of each, the value of a member <c>why</c>; null: there is no such member.</param>
    public static JsonBytes Array(IReadOnlyList<SeenPost> seen, IReadOnlyList<ReadOnlyMemory<byte>>? why = null) => new(Write(seen, isArray: true, why));

    /// <summary>Changes with whatever is shown; the same in all processes: 64-bit FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/), a number at a time.</summary>
    public static long TagOf(SeenPost seen)
    {
        var tag = 14695981039346656037UL;
        Add(seen.Post.Version);
        Add(seen.Post.Counts.ChangeNumber);
        Add(seen.Author.Version);
        Add(seen.ViewerId is null ? -1 : (long)RelationshipJson.ShownOf(seen.Relation));
        Add((long)seen.Marks);
        Add(seen.ShowsLikes ? 1 : 0);
        Add(seen.IsSigned ? SignatureOf(seen.Post) : 0);
        foreach (var hidden in seen.HiddenPeople)
            Add(BinaryPrimitives.ReadInt64LittleEndian(hidden.ToByteArray().AsSpan(8)));
        return (long)tag;

        void Add(long part) => tag = (tag ^ (ulong)part) * 1099511628211UL;
    }

    // Signed addresses of media change with time.
    private static long SignatureOf(PostCard post)
    {
        var hash = 14695981039346656037UL;
        foreach (var value in post.Json.Utf8.Span)
            hash = (hash ^ value) * 1099511628211UL;
        return (long)hash;
    }

    private static ReadOnlyMemory<byte> Write(IReadOnlyList<SeenPost> posts, bool isArray, IReadOnlyList<ReadOnlyMemory<byte>>? why = null)
    {
        var size = 2;
        foreach (var post in posts)
            size += post.Post.Json.Utf8.Length + post.Author.Json.Utf8.Length + Room;
        var json = new JsonSplice(size);
        if (isArray)
            json.Add("["u8);
        for (var i = 0; i < posts.Count; i++)
        {
            if (i > 0)
                json.Add(","u8);
            Write(ref json, posts[i], why is null ? default : why[i].Span);
        }

        if (isArray)
            json.Add("]"u8);
        return json.Written;
    }

    private static void Write(ref JsonSplice json, SeenPost seen, ReadOnlySpan<byte> why)
    {
        json.Add("{"u8);
        json.Add(seen.HiddenPeople.Count == 0 ? seen.Post.Json.Utf8.Span : Without(seen.Post.Json, seen.HiddenPeople));
        json.Add(",\"author\":"u8);
        if (seen.ViewerId is null)
        {
            json.Add(seen.Author.Json.Utf8.Span);
        }
        else
        {
            // No user is an object without members.
            json.Add(seen.Author.Json.Utf8.Span[..^1]);
            json.Add(","u8);
            json.Add(RelationshipJson.MemberOf(seen.Relation));
            json.Add("}"u8);
        }
        json.Add(",\"counts\":{\"likes\":"u8);
        if (seen.ShowsLikes)
            json.Add(seen.Post.Counts.Likes);
        else
            json.Add("null"u8);
        json.Add(",\"comments\":"u8);
        json.Add(seen.Post.Counts.Replies);
        json.Add("},\"viewer\":{\"liked\":"u8);
        json.Add(seen.Marks.HasFlag(ViewerMarks.Liked) ? "true"u8 : "false"u8);
        json.Add(",\"bookmarked\":"u8);
        json.Add(seen.Marks.HasFlag(ViewerMarks.Bookmarked) ? "true}"u8 : "false}"u8);
        if (!why.IsEmpty)
        {
            json.Add(",\"why\":"u8);
            json.Add(why);
        }
        json.Add("}"u8);
    }

    // Seldom: somebody whom the post names blocks the viewer, or is gone.
    private static ReadOnlySpan<byte> Without(JsonBytes members, IReadOnlyList<Guid> hidden)
    {
        var post = JsonNode.Parse([(byte)'{', .. members.Utf8.Span, (byte)'}'])!;
        Remove(post["mentions"]!.AsArray(), "id");
        foreach (var media in post["media"]!.AsArray())
            Remove(media!["tags"]!.AsArray(), "userId");
        return System.Text.Encoding.UTF8.GetBytes(post.ToJsonString(Filtered)).AsSpan()[1..^1];

        void Remove(JsonArray named, string member)
        {
            for (var i = named.Count - 1; i >= 0; i--)
            {
                if (hidden.Contains(named[i]![member]!.GetValue<Guid>()))
                    named.RemoveAt(i);
            }
        }
    }

    private struct JsonSplice(int size)
    {
        private byte[] _bytes = new byte[size];
        private int _length;

        public readonly ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

        public void Add(scoped ReadOnlySpan<byte> bytes)
        {
            if (_bytes.Length - _length < bytes.Length)
                System.Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + bytes.Length));
            bytes.CopyTo(_bytes.AsSpan(_length));
            _length += bytes.Length;
        }

        public void Add(long number)
        {
            Span<byte> digits = stackalloc byte[20];
            Utf8Formatter.TryFormat(number, digits, out var length);
            Add(digits[..length]);
        }
    }
}
