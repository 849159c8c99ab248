using InstaHub.GrainInterfaces.Notifications;
using InstaHub.Grains.Notifications;
using InstaHub.Silo.Stores.GroupCommit;
using Npgsql;

namespace InstaHub.Silo.Stores.Notifications;

/// <summary>Writes the notifications of all users; what many do to one post or user goes together, and moves its group once.</summary>
internal sealed class NotificationWriter : IBatchWriter<OwnerActor, NotificationWrite, NotificationOutcome>
{
    public string Name => "notifications";

    public OwnerActor KeyOf(NotificationWrite operation) => new(operation.OwnerId, operation.ActorId);

    public void Write(IReadOnlyList<NotificationWrite> operations, WriteBatch batch)
    {
        // What a crash of the server loses by it is written again: the event that told of it is removed by a later transaction, which is never
        // there without this one.
        batch.DoNotFlush();
        var owners = WriteBatch.Array(operations.Select(write => write.OwnerId).Distinct().ToArray());
        batch.Add(NotificationWriteSql.MakeOwners).Add(owners);
        batch.Add(NotificationWriteSql.LockOwners).Add(owners.Clone());

        var looks = operations.Index().Where(write => write.Item is NotificationLook).Select(write => (write.Index, Look: (NotificationLook)write.Item)).ToArray();
        if (looks.Length > 0)
        {
            var areMany = Array.TrueForAll(looks, look => look.Look.Kind is NotificationKind.Like or NotificationKind.Follow);
            Look(looks, batch.Add(areMany ? NotificationWriteSql.LookAtMany : NotificationWriteSql.Look));
        }

        var crowds = operations.Index().Where(write => write.Item is NotificationCrowd).Select(write => (write.Index, Crowd: (NotificationCrowd)write.Item)).ToArray();
        if (crowds.Length > 0)
            Move(crowds, batch.Add(NotificationWriteSql.Crowds));

        var reviews = operations.OfType<NotificationReview>().ToArray();
        if (reviews.Length > 0)
            Review(reviews, batch.Add(NotificationWriteSql.Review));
    }

    public async Task ReadAsync(
        NpgsqlDataReader reader, IReadOnlyList<NotificationWrite> operations, NotificationOutcome[] outcomes, CancellationToken cancellationToken)
    {
        // First the locked rows.
        if (operations.Any(write => write is NotificationLook))
        {
            await reader.NextResultAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
                outcomes[reader.GetInt32(0)] = new NotificationOutcome(reader.GetBoolean(1), reader.GetBoolean(2));
        }
        if (operations.Any(write => write is NotificationCrowd))
        {
            await reader.NextResultAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
                outcomes[reader.GetInt32(0)] = new NotificationOutcome(IsThere: true, IsLarge: true);
        }
    }

    private static void Look((int Number, NotificationLook Look)[] looks, NpgsqlParameterCollection parameters)
    {
        parameters.Add(Column(looks, look => look.Number));
        parameters.Add(Column(looks, look => look.Look.OwnerId));
        parameters.Add(Column(looks, look => look.Look.ActorId));
        parameters.Add(Column(looks, look => (short)look.Look.Kind));
        parameters.Add(Column(looks, look => look.Look.TargetId));
        parameters.Add(Column(looks, look => look.Look.Day));
        parameters.Add(Column(looks, look => look.Look.PostId));
        parameters.Add(Column(looks, look => look.Look.CommentId));
        parameters.Add(Column(looks, look => look.Look.MayAdd));
        parameters.Add(Column(looks, _ => Guid.CreateVersion7()));
        parameters.Add(Column(looks, look => look.Look.At.UtcDateTime));
    }

    private static void Move((int Number, NotificationCrowd Crowd)[] crowds, NpgsqlParameterCollection parameters)
    {
        parameters.Add(Column(crowds, crowd => crowd.Number));
        parameters.Add(Column(crowds, crowd => crowd.Crowd.Group.OwnerId));
        parameters.Add(Column(crowds, crowd => (short)crowd.Crowd.Group.Kind));
        parameters.Add(Column(crowds, crowd => crowd.Crowd.Group.TargetId));
        parameters.Add(Column(crowds, crowd => crowd.Crowd.Group.Day));
        var comers = crowds.SelectMany(crowd => crowd.Crowd.Looks.Select(look => (crowd.Number, Look: look))).ToArray();
        parameters.Add(Column(comers, comer => comer.Number));
        parameters.Add(Column(comers, comer => comer.Look.ActorId));
        parameters.Add(Column(comers, comer => comer.Look.At.UtcDateTime));
    }

    private static void Review(NotificationReview[] reviews, NpgsqlParameterCollection parameters)
    {
        parameters.Add(Column(reviews, review => review.OwnerId));
        parameters.Add(Column(reviews, review => review.ActorId));
        parameters.Add(Column(reviews, review => (short)(review.Kind ?? 0)));
    }

    private static NpgsqlParameter Column<TRow, TValue>(TRow[] rows, Func<TRow, TValue> value) => WriteBatch.Array(Array.ConvertAll(rows, row => value(row)));
}
