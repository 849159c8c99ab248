using InstaHub.GrainInterfaces.Media;
using Npgsql;

namespace InstaHub.Silo.Stores.Media;

/// <summary>
/// The files in processing, as a queue. Whoever takes one has it until the lease lapses; a worker that dies is followed by another.
/// </summary>
public sealed class MediaQueue(NpgsqlDataSource database)
{
    private const string Take =
        """
        update media set lease = $1, lease_until = clock_timestamp() + $2, attempts = attempts + 1
        where id = (
            select id from media
            where status = 1 and deleted_at is null and kind = any($3) and (lease_until is null or lease_until <= clock_timestamp())
            order by uploaded_at limit 1
            for update skip locked)
        returning id, kind, content_type, original, attempts
        """;

    /// <summary>Takes the file of a lane that has waited longest; null when none waits.</summary>
    public async Task<MediaJob?> TakeAsync(MediaLane lane, TimeSpan lease, CancellationToken cancellationToken)
    {
        var token = Guid.NewGuid();
        await using var command = database.CreateCommand(Take);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = token });
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = lease });
        command.Parameters.Add(new NpgsqlParameter<short[]> { TypedValue = MediaLanes.KindsOf(lane) });
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken)
            ? new MediaJob(row.GetGuid(0), token, (MediaKind)row.GetInt16(1), row.GetString(2), row.GetGuid(3), row.GetInt16(4))
            : null;
    }

    /// <summary>Gives a sign of life: the lease begins anew.</summary>
    /// <returns>False: somebody else has the file, or it is gone.</returns>
    public async Task<bool> RenewAsync(MediaJob job, TimeSpan lease, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "update media set lease_until = clock_timestamp() + $3 where id = $1 and lease = $2 and status = 1 and deleted_at is null");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = job.Id });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = job.Lease });
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = lease });
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    /// <summary>Puts one back that was taken, as if it had not been taken; nobody takes it for this long.</summary>
    public async Task ReturnAsync(MediaJob job, TimeSpan pause)
    {
        await using var command = database.CreateCommand(
            "update media set lease = null, lease_until = clock_timestamp() + $3, attempts = attempts - 1 where id = $1 and lease = $2 and status = 1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = job.Id });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = job.Lease });
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = pause });
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>A file to be processed.</summary>
/// <param name="Id">Media id.</param>
/// <param name="Lease">By which its outcome is told.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="ContentType">Of its content, as its beginning says.</param>
/// <param name="Original">The upload that brought it.</param>
/// <param name="Attempts">How often it was taken, this time included.</param>
public sealed record MediaJob(Guid Id, Guid Lease, MediaKind Kind, string ContentType, Guid Original, int Attempts);
