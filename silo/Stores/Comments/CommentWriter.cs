using InstaHub.GrainInterfaces.Comments;
using InstaHub.Grains.Comments;
using InstaHub.Silo.Stores.GroupCommit;
using InstaHub.Silo.Stores.Reactions;
using Npgsql;

namespace InstaHub.Silo.Stores.Comments;

/// <summary>
/// Writes comments of all posts. Whatever is done to a comment of the first level and to the replies to it has one key: of those there is
/// one at a time. Comments of a hot post go together, and count once.
/// </summary>
internal sealed class CommentWriter : IBatchWriter<Guid, CommentWrite, CommentOutcome>
{
    public string Name => "comments";

    public Guid KeyOf(CommentWrite operation) => operation.ReplyTo ?? operation.CommentId;

    public void Write(IReadOnlyList<CommentWrite> operations, WriteBatch batch)
    {
        batch.LockRows("content_counts", "target_id", [.. operations.Select(write => write.PostId).Concat(operations.Select(KeyOf)).Distinct()]);

        // One statement a kind, those that are needed.
        Insert(new(operations), batch);
        ChangeTexts(new(operations), batch);
        Delete(new(operations), batch);
        Pin(new(operations), batch);
    }

    public async Task ReadAsync(
        NpgsqlDataReader reader, IReadOnlyList<CommentWrite> operations, CommentOutcome[] outcomes, CancellationToken cancellationToken)
    {
        var kinds = operations.Select(write => write.GetType()).Distinct().Count();
        for (var i = 0; i < kinds; i++)
        {
            if (i > 0)
                await reader.NextResultAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                outcomes[reader.GetInt32(0)] = new CommentOutcome(
                    (CommentVerdict)reader.GetInt32(1), ContentCountRows.Read(reader, 2), ContentCountRows.Read(reader, 5));
            }
        }
    }

    private static void Insert(Operations<CommentInsert> inserts, WriteBatch batch)
    {
        if (inserts.AddTo(batch, CommentWriteSql.Insert) is not { } parameters)
            return;
        parameters.Add(inserts.Column(write => write.CommentId));
        parameters.Add(inserts.Column(write => write.PostId));
        parameters.Add(inserts.Column(write => write.AuthorId));
        parameters.Add(inserts.Column(write => write.ReplyTo));
        parameters.Add(inserts.Column(write => write.Text));
        parameters.Add(inserts.Column(write => Ids(write.Mentions)));
        parameters.Add(inserts.Column(write => Names(write.Mentions)));
        parameters.Add(inserts.Column(write => write.At.UtcDateTime));
        inserts.AddEvents(parameters, batch);
    }

    private static void ChangeTexts(Operations<CommentTextChange> changes, WriteBatch batch)
    {
        if (changes.AddTo(batch, CommentWriteSql.ChangeText) is not { } parameters)
            return;
        parameters.Add(changes.Column(write => write.CommentId));
        parameters.Add(changes.Column(write => write.Text));
        parameters.Add(changes.Column(write => Ids(write.Mentions)));
        parameters.Add(changes.Column(write => Names(write.Mentions)));
        parameters.Add(changes.Column(write => write.At.UtcDateTime));
        parameters.Add(changes.Column(write => write.SeenVersion));
        changes.AddEvents(parameters, batch);
    }

    private static void Delete(Operations<CommentDeletion> deletions, WriteBatch batch)
    {
        if (deletions.AddTo(batch, CommentWriteSql.Delete) is not { } parameters)
            return;
        parameters.Add(deletions.Column(write => write.CommentId));
        parameters.Add(deletions.Column(write => write.At.UtcDateTime));
        deletions.AddEvents(parameters, batch);
    }

    private static void Pin(Operations<CommentPinning> pinnings, WriteBatch batch)
    {
        if (pinnings.AddTo(batch, CommentWriteSql.Pin) is not { } parameters)
            return;
        parameters.Add(pinnings.Column(write => write.CommentId));
        parameters.Add(pinnings.Column(write => write.PostId));
        parameters.Add(pinnings.Column(write => write.Pinned));
        parameters.Add(pinnings.Column(write => write.At.UtcDateTime));
    }

    // Arrays as text: an array of arrays would have to be a rectangle. Neither ids nor usernames need quotes.
    private static string Ids(IReadOnlyList<CommentMention> mentions) => $"{{{string.Join(',', mentions.Select(mention => mention.Id))}}}";

    private static string Names(IReadOnlyList<CommentMention> mentions) => $"{{{string.Join(',', mentions.Select(mention => mention.Username))}}}";

    // The operations of one kind in a batch, with their numbers in it.
    private sealed class Operations<T>(IReadOnlyList<CommentWrite> all)
        where T : CommentWrite
    {
        private readonly (int Number, T Write)[] _some = [.. all.Index().Where(write => write.Item is T).Select(write => (write.Index, (T)write.Item))];

        public NpgsqlParameterCollection? AddTo(WriteBatch batch, string sql)
        {
            if (_some.Length == 0)
                return null;
            var parameters = batch.Add(sql);
            parameters.Add(WriteBatch.Array(_some.Select(write => write.Number).ToArray()));
            return parameters;
        }

        public NpgsqlParameter Column<TValue>(Func<T, TValue> value) => WriteBatch.Array(_some.Select(write => value(write.Write)).ToArray());

        public void AddEvents(NpgsqlParameterCollection parameters, WriteBatch batch)
        {
            foreach (var (number, write) in _some)
            {
                if (write.Event is { } domainEvent)
                    batch.Events.Add(number, domainEvent);
            }

            batch.Events.AddParameters(parameters);
        }
    }
}
