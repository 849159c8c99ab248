using System.IO.Compression;
using System.Text;
using InstaHub.Grains.Accounts;
using InstaHub.Silo.Stores.Accounts;
using Microsoft.Extensions.Options;
using Npgsql;

namespace InstaHub.Silo.Workers;

/// <summary>
/// Makes the exports that were asked for, one at a time: a ZIP of JSON files and of what the user has uploaded, streamed into rows, so that any process can serve it. A
/// silo that dies in it is stood in for after <see cref="Claim"/>, from the beginning.
/// </summary>
public sealed partial class ExportWorker(
    NpgsqlDataSource database, IEnumerable<IExportSection> sections, IEnumerable<IExportFiles> files, IOptions<AccountOptions> options, TimeProvider time,
    ILogger<ExportWorker> logger)
    : Rounds(options.Value.ExportInterval, time, logger)
{
    /// <summary>How long an export is left to the silo that makes it; renewed with each row.</summary>
    public static readonly TimeSpan Claim = TimeSpan.FromMinutes(2);

    /// <summary>How long a file can be fetched.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private const int MostAttempts = 5;

    private const string Take =
        """
        update data_exports set build_id = gen_random_uuid(), attempts = attempts + 1, claimed_until = clock_timestamp() + $1,
            status = case when attempts >= $2 then 2 else 0 end
        where user_id = (
            select user_id from data_exports where status = 0 and claimed_until < clock_timestamp()
            order by requested_at limit 1 for update skip locked)
        returning user_id, build_id, status
        """;

    private const string Finish =
        "update data_exports set status = 1, bytes = $2, expires_at = clock_timestamp() + $3 where build_id = $1 and status = 0";

    // Of files whose time is over, and of builds that were broken off.
    private const string ForgetExports = "delete from data_exports where expires_at < clock_timestamp()";

    private const string ForgetChunks =
        """
        delete from data_export_chunks where ctid = any(array(
            select c.ctid from data_export_chunks c where not exists (select from data_exports e where e.build_id = c.build_id) limit 100))
        """;

    /// <summary>Makes one export that waits, if one does, and removes what is over.</summary>
    public override async Task<bool> RunOnceAsync(CancellationToken cancellationToken)
    {
        await using var take = database.CreateCommand(Take).With(Claim).With(MostAttempts);
        var taken = await take.ReadAllAsync(row => (UserId: row.GetGuid(0), BuildId: row.GetGuid(1), HasFailed: row.GetInt16(2) == 2), cancellationToken);
        if (taken is not [var export])
        {
            await CleanAsync(cancellationToken);
            return false;
        }

        if (export.HasFailed)
            LogGivenUp(export.UserId);
        else
            await MakeAsync(export.UserId, export.BuildId, cancellationToken);
        return true;
    }

    private async Task MakeAsync(Guid userId, Guid buildId, CancellationToken cancellationToken)
    {
        await using var file = new ExportStream(database, buildId, Claim, cancellationToken);
        await using (var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellationToken))
        {
            foreach (var section in sections)
                await WriteAsync(section, userId, zip.CreateEntry(section.FileName), cancellationToken);
            foreach (var kind in files)
            {
                await foreach (var own in kind.FindAsync(userId, cancellationToken))
                    await CopyAsync(own, zip, cancellationToken);
            }
        }
        await file.CompleteAsync();
        await using var finish = database.CreateCommand(Finish).With(buildId).With(file.Position).With(Lifetime);
        await finish.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task WriteAsync(IExportSection section, Guid userId, ZipArchiveEntry entry, CancellationToken cancellationToken)
    {
        await using var stream = await entry.OpenAsync(cancellationToken);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        var separator = section.IsSingle ? "" : "[\n";
        await foreach (var json in section.ReadAsync(userId, cancellationToken))
        {
            await writer.WriteAsync(separator);
            await writer.WriteAsync(json);
            separator = ",\n";
        }
        if (!section.IsSingle)
            await writer.WriteAsync(separator == "[\n" ? "[]\n" : "\n]\n");
    }

    private static async Task CopyAsync(ExportFile file, ZipArchive zip, CancellationToken cancellationToken)
    {
        await using var from = await file.OpenAsync(cancellationToken);
        if (from is null)
            return; // removed meanwhile
        // Pictures do not get smaller.
        await using var to = await zip.CreateEntry(file.Name, CompressionLevel.NoCompression).OpenAsync(cancellationToken);
        await from.CopyToAsync(to, cancellationToken);
    }

    private async Task CleanAsync(CancellationToken cancellationToken)
    {
        await using var exports = database.CreateCommand(ForgetExports);
        await exports.ExecuteNonQueryAsync(cancellationToken);
        await using var chunks = database.CreateCommand(ForgetChunks);
        await chunks.ExecuteNonQueryAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The export of user {UserId} was given up after several attempts")]
    private partial void LogGivenUp(Guid userId);
}
