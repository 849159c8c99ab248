using InstaHub.Grains.Posts;
using InstaHub.Silo.Stores.Graph;
using InstaHub.Silo.Stores.GroupCommit;
using Npgsql;

namespace InstaHub.Silo.Stores.Posts;

/// <summary>
/// Writes posts with everything that counts and lists them. The authors' rows in <c>user_counts</c> are locked first, as everywhere, so
/// that what is counted by author is decided by one transaction after the other.
/// </summary>
internal sealed class PostWriter : IBatchWriter<Guid, PostWrite, PostWriteOutcome>
{
    public string Name => "posts";

    public Guid KeyOf(PostWrite operation) => operation.Post.Id;

    public void Write(IReadOnlyList<PostWrite> operations, WriteBatch batch)
    {
        var made = new List<(int Number, PostWrite Write)>(operations.Count);
        var changed = new List<(int Number, PostWrite Write)>();
        for (var i = 0; i < operations.Count; i++)
        {
            (operations[i].Seen is null ? made : changed).Add((i, operations[i]));
            foreach (var happened in operations[i].Events)
                batch.Events.Add(i, happened);
        }

        batch.LockRows("user_counts", "user_id", operations.Select(write => write.Post.AuthorId).Distinct().ToArray());
        if (made.Count > 0 && changed.Count > 0)
            LockHashtags(operations, batch);
        // Each statement inserts the events of what it has written.
        if (made.Count > 0)
            Insert(made, batch);
        if (changed.Count > 0)
            Update(changed, batch);
    }

    public async Task ReadAsync(
        NpgsqlDataReader reader, IReadOnlyList<PostWrite> operations, PostWriteOutcome[] outcomes, CancellationToken cancellationToken)
    {
        Array.Fill(outcomes, new PostWriteOutcome(PostWriteVerdict.Refused, null));
        await ReadResultAsync();
        if (operations.Any(write => write.Seen is null) && operations.Any(write => write.Seen is not null))
        {
            await reader.NextResultAsync(cancellationToken);
            await ReadResultAsync();
        }

        async Task ReadResultAsync()
        {
            while (await reader.ReadAsync(cancellationToken))
                outcomes[reader.GetInt32(0)] = new PostWriteOutcome(
                    (PostWriteVerdict)reader.GetInt32(1), reader.IsDBNull(2) ? null : GraphRows.ReadCounts(reader, 2));
        }
    }

    private static void LockHashtags(IReadOnlyList<PostWrite> operations, WriteBatch batch)
    {
        var hashtags = operations
            .SelectMany(write => write.Seen is null ? PostListing.HashtagsOf(write.Post) : PostListing.HashtagsOf(write.Seen).Concat(PostListing.HashtagsOf(write.Post)))
            .Select(tag => tag.Value).Distinct(StringComparer.Ordinal).ToArray();
        if (hashtags.Length > 0)
            batch.Add(PostWriteSql.LockHashtags).Add(WriteBatch.Array(hashtags));
    }

    private static void Insert(List<(int Number, PostWrite Write)> made, WriteBatch batch)
    {
        var hashtags = new PostChanges<string>();
        var tags = new PostChanges<Guid>();
        foreach (var (number, write) in made)
        {
            hashtags.Add(number, [], PostListing.HashtagsOf(write.Post));
            tags.Add(number, [], PostListing.PeopleOf(write.Post));
        }

        var parameters = batch.Add(PostWriteSql.Insert);
        AddColumns(parameters, made);
        hashtags.AddValues(parameters);
        tags.AddValues(parameters);
        batch.Events.AddParameters(parameters);
    }

    private static void Update(List<(int Number, PostWrite Write)> changed, WriteBatch batch)
    {
        var hashtags = new PostChanges<string>();
        var tags = new PostChanges<Guid>();
        foreach (var (number, write) in changed)
        {
            hashtags.Add(number, PostListing.HashtagsOf(write.Seen!), PostListing.HashtagsOf(write.Post));
            tags.Add(number, PostListing.PeopleOf(write.Seen!), PostListing.PeopleOf(write.Post));
        }

        var parameters = batch.Add(PostWriteSql.Update);
        AddColumns(parameters, changed);
        parameters.Add(Column(changed, write => write.Seen!.Version));
        parameters.Add(Column(changed, write => write.KeepsRevision));
        parameters.Add(Column(changed, write => CountOf(write.Post) - CountOf(write.Seen!)));
        parameters.Add(Column(changed, write => write.Post.PinnedAt is not null && write.Seen!.PinnedAt is null));
        hashtags.AddAll(parameters);
        tags.AddAll(parameters);
        batch.Events.AddParameters(parameters);
    }

    private static int CountOf(StoredPost post) => PostRules.Counts(post.Status) ? 1 : 0;

    private static void AddColumns(NpgsqlParameterCollection parameters, List<(int Number, PostWrite Write)> writes)
    {
        PostColumns.Add(parameters, writes.ConvertAll(numbered => numbered.Write.Post));
        parameters.Add(WriteBatch.Array(writes.Select(numbered => numbered.Number).ToArray()));
    }

    private static NpgsqlParameter Column<T>(List<(int Number, PostWrite Write)> writes, Func<PostWrite, T> value) =>
        WriteBatch.Array(writes.Select(numbered => value(numbered.Write)).ToArray());
}
