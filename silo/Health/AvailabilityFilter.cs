using InstaHub.GrainInterfaces.Common;
using InstaHub.Silo.Database;

namespace InstaHub.Silo.Health;

/// <summary>
/// Between processes: turns the errors of a database that is away into one that a caller elsewhere understands. Within one
/// process callers see the error itself, so the embedded runtime does without.
/// </summary>
public sealed class AvailabilityFilter(DatabaseHealth database) : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
        }
        catch (Exception exception) when (DatabaseErrors.IsUnavailable(exception))
        {
            database.ReportFailure(exception);
            throw new UnavailableException(exception.Message);
        }
    }
}
