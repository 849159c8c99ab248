using InstaHub.Silo.Database;
using InstaHub.Silo.Stores.Accounts;
using Microsoft.Extensions.Options;
using Npgsql;

namespace InstaHub.Silo.Mail;

/// <summary>
/// Writes and sends what waits in <c>mails</c>. Any number of silos may: each takes rows that no other has taken. An attempt moves the
/// row's next one on before it begins and removes the row when it has succeeded, so a mail may come twice, but is never lost.
/// </summary>
public sealed partial class MailWorker(
    NpgsqlDataSource database, IMailSender sender, IEnumerable<IMailWriter> writers, IOptions<MailOptions> options, TimeProvider time,
    ILogger<MailWorker> logger) : BackgroundService
{
    /// <summary>Mails taken at once; they are sent at the same time.</summary>
    private const int AtOnce = 8;

    private const string Take =
        """
        update mails set attempts = attempts + 1, due_at = clock_timestamp() + least($1 * power(2, attempts), interval '2 hours')
        where id in (select id from mails where due_at <= clock_timestamp() order by due_at limit $2 for update skip locked)
        returning id, kind, user_id, email_key, attempts
        """;

    private readonly Dictionary<string, IMailWriter> _writers = writers.ToDictionary(writer => writer.Kind);
    private readonly MailOptions _options = options.Value;

    /// <summary>Sends what is due, some of it.</summary>
    /// <returns>How many attempts were made.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        await using var take = database.CreateCommand(Take).With(_options.RetryAfter).With(AtOnce);
        var due = await take.ReadAllAsync(
            row => new Due(row.GetGuid(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetGuid(2), row.IsDBNull(3) ? null : row.GetString(3), row.GetInt32(4)),
            cancellationToken);
        await Task.WhenAll(due.Select(mail => TrySendAsync(mail, cancellationToken)));
        return due.Count;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_options.Interval, time);
        do
        {
            try
            {
                while (await RunOnceAsync(stoppingToken) == AtOnce)
                {
                    // There may be more.
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogNotTaken(DatabaseErrors.IsUnavailable(e) ? LogLevel.Debug : LogLevel.Warning, e.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task TrySendAsync(Due mail, CancellationToken cancellationToken)
    {
        try
        {
            // What no build in use writes any more, or a newer one does, is left to its attempts.
            if (!_writers.TryGetValue(mail.Kind, out var writer))
                throw new NotSupportedException($"There is no mail of the kind {mail.Kind}.");
            if (await writer.WriteAsync(mail.UserId, mail.EmailKey, cancellationToken) is { } written)
                await sender.SendAsync(written, cancellationToken);
            await RemoveAsync(mail.Id, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Words of ours alone: what a mail server says may hold the address.
            if (mail.Attempts < _options.Attempts)
                LogAgain(mail.Id, mail.Kind, mail.Attempts, ReasonOf(e));
            else
                await GiveUpAsync(mail, e, cancellationToken);
        }
    }

    private static string ReasonOf(Exception exception) => exception is SmtpException ? exception.Message : exception.GetType().Name;

    private async Task GiveUpAsync(Due mail, Exception reason, CancellationToken cancellationToken)
    {
        LogGivenUp(mail.Id, mail.Kind, mail.Attempts, ReasonOf(reason));
        try
        {
            await RemoveAsync(mail.Id, cancellationToken);
        }
        catch (Exception e) when (DatabaseErrors.IsUnavailable(e))
        {
            // Then it is tried once more.
        }
    }

    private async Task RemoveAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var remove = database.CreateCommand("delete from mails where id = $1").With(id);
        await remove.ExecuteNonQueryAsync(cancellationToken);
    }

    [LoggerMessage(Message = "The mail queue could not be read, which is tried again: {Problem}")]
    private partial void LogNotTaken(LogLevel level, string problem);

    [LoggerMessage(Level = LogLevel.Information, Message = "Mail {Id} ({Kind}) was not sent at attempt {Attempt}, which is tried again: {Reason}")]
    private partial void LogAgain(Guid id, string kind, int attempt, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Mail {Id} ({Kind}) was given up after {Attempts} attempts: {Reason}")]
    private partial void LogGivenUp(Guid id, string kind, int attempts, string reason);

    private sealed record Due(Guid Id, string Kind, Guid? UserId, string? EmailKey, int Attempts);
}
