using InstaHub.Silo.Database;
using InstaHub.Web.Api.Errors;

namespace InstaHub.Silo.Health;

/// <summary>Errors of a database that is away are answered 503, and make the database be asked at once.</summary>
public sealed class DatabaseAvailability(DatabaseHealth database) : IServiceAvailability
{
    public bool IsUnavailable(Exception exception)
    {
        database.ReportFailure(exception);
        return DatabaseErrors.IsUnavailable(exception);
    }
}
