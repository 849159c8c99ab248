using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>A row of the table OrleansRemindersTable.</summary>
internal sealed record ReminderRow(GrainId GrainId, string ReminderName, DateTime StartAt, TimeSpan Period, string ETag) : IGrainReminder;

/// <summary>The reminders as Orleans' ADO.NET provider stores them.</summary>
internal sealed class ReminderTable(string serviceId, NpgsqlDataSource dataSource)
{
    private AdoNetQueries? _queries;

    private AdoNetQueries Queries => _queries ?? throw new InvalidOperationException("The reminder table has not begun");

    public async Task Start(CancellationToken cancellationToken) => _queries = await AdoNetQueries.Read(dataSource, cancellationToken);

    /// <summary>Every reminder of the service: the range of hashes that wraps around all of them.</summary>
    public Task<List<ReminderRow>> ReadAll() =>
        Queries.Run("ReadRangeRows2Key", Read, Service, ("BeginHash", NpgsqlDbType.Integer, 0), ("EndHash", NpgsqlDbType.Integer, 0));

    public Task<List<ReminderRow>> ReadRows(GrainId grainId) => Queries.Run("ReadReminderRowsKey", Read, Service, Grain(grainId));

    public async Task<ReminderRow?> ReadRow(GrainId grainId, string name) =>
        (await Queries.Run("ReadReminderRowKey", Read, Service, Grain(grainId), Name(name))).SingleOrDefault();

    /// <summary>Writes a reminder, new or not; its new version.</summary>
    public async Task<string> Upsert(GrainId grainId, string name, DateTime startAt, TimeSpan period)
    {
        var rows = await Queries.Run(
            "UpsertReminderRowKey",
            reader => Convert.ToInt32(reader.GetValue(0), CultureInfo.InvariantCulture),
            Service,
            Grain(grainId),
            Name(name),
            ("StartTime", NpgsqlDbType.TimestampTz, startAt),
            ("Period", NpgsqlDbType.Bigint, (long)period.TotalMilliseconds),
            ("GrainHash", NpgsqlDbType.Integer, (int)grainId.GetUniformHashCode()));
        return rows.Single().ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Removes a reminder of that version; false when there is none.</summary>
    public async Task<bool> Remove(ReminderRow row)
    {
        var rows = await Queries.Run(
            "DeleteReminderRowKey",
            reader => Convert.ToInt32(reader.GetValue(0), CultureInfo.InvariantCulture),
            Service,
            Grain(row.GrainId),
            Name(row.ReminderName),
            ("Version", NpgsqlDbType.Integer, int.Parse(row.ETag, CultureInfo.InvariantCulture)));
        return rows.SingleOrDefault() > 0;
    }

    private (string, NpgsqlDbType, object?) Service => ("ServiceId", NpgsqlDbType.Varchar, serviceId);

    private static (string, NpgsqlDbType, object?) Grain(GrainId grainId) => ("GrainId", NpgsqlDbType.Varchar, grainId.ToString());

    private static (string, NpgsqlDbType, object?) Name(string name) => ("ReminderName", NpgsqlDbType.Varchar, name);

    private static ReminderRow Read(NpgsqlDataReader reader) => new(
        GrainId.Parse((string)reader["GrainId"]),
        (string)reader["ReminderName"],
        ((DateTime)reader["StartTime"]).ToUniversalTime(),
        TimeSpan.FromMilliseconds(Convert.ToInt64(reader["Period"], CultureInfo.InvariantCulture)),
        Convert.ToInt32(reader["Version"], CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture));
}
