namespace InstaHub.Silo.Workers;

/// <summary>Does what is due, of one kind.</summary>
public interface IDueJobHandler
{
    /// <summary>One of <see cref="DueKinds"/>.</summary>
    string Kind { get; }

    /// <summary>
    /// Does a job. To do it again must change nothing: it may come twice, also to two silos at once. When it returns, the job's row is
    /// removed, unless it has got another time meanwhile; when it throws, it is tried again later.
    /// </summary>
    /// <param name="key">Of the row.</param>
    /// <param name="dueAt">The row's time, which has come by the database's clock.</param>
    /// <param name="cancellationToken">The silo stops, or the lease is over.</param>
    Task HandleAsync(string key, DateTimeOffset dueAt, CancellationToken cancellationToken);
}
