using Microsoft.Extensions.Options;
using Npgsql;

namespace InstaHub.Silo.Database;

/// <summary>Opens the first connections of a process, waiting for a server that is still starting.</summary>
public sealed partial class StartupConnector(
    NpgsqlDataSourceFactory factory, IOptions<DatabaseOptions> options, TimeProvider time, ILogger<StartupConnector> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>An open connection of its own; see <see cref="NpgsqlDataSourceFactory.CreateDedicated"/>.</summary>
    /// <exception cref="DatabaseUnavailableException">
    /// The server could not be reached within <see cref="DatabaseOptions.StartupWait"/>.
    /// </exception>
    /// <exception cref="PostgresException">The server refused: no such database, wrong password.</exception>
    public async Task<NpgsqlConnection> OpenAsync(string purpose, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            var connection = factory.CreateDedicated(purpose);
            try
            {
                await connection.OpenAsync(cancellationToken);
                return connection;
            }
            catch (Exception e)
            {
                await connection.DisposeAsync();
                if (!DatabaseErrors.IsUnavailable(e))
                    throw;
                if (time.GetElapsedTime(began) >= options.Value.StartupWait)
                    throw new DatabaseUnavailableException($"PostgreSQL at {connection.DataSource} cannot be reached: {e.Message}", e);
                if (attempt == 1)
                    LogWaiting(connection.DataSource, e.Message);
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Waiting for PostgreSQL at {Server}: {Problem}")]
    private partial void LogWaiting(string server, string problem);
}
