using Npgsql;

namespace InstaHub.Silo.Database.Migrations;

/// <summary>One row of <c>schema_migrations</c>: a migration that has been applied to this database.</summary>
/// <param name="Phase">Folder name of its phase.</param>
/// <param name="Number">Its number in the phase.</param>
/// <param name="Name">Its name when it was applied.</param>
/// <param name="Checksum">Its checksum when it was applied.</param>
public sealed record AppliedMigration(string Phase, int Number, string Name, string Checksum)
{
    /// <summary>The file, e.g. <c>expand/0001_events.sql</c>.</summary>
    public override string ToString() => $"{Phase}/{Number:D4}_{Name}.sql";
}

/// <summary>What is to be done for one phase.</summary>
/// <param name="Pending">Migrations to apply, in order.</param>
/// <param name="Newer">
/// Applied ones that this build does not know, from a newer build. They only add, so this build runs on: in a rolling
/// upgrade both builds run at once.
/// </param>
public sealed record PhasePlan(IReadOnlyList<Migration> Pending, IReadOnlyList<AppliedMigration> Newer);

/// <summary>Compares what has been applied with what this build knows.</summary>
public static class MigrationHistory
{
    private static readonly string CreateTable = SqlFiles.Read("Migrations/schema_migrations.sql");
    private static readonly string InsertRow = SqlFiles.Read("Migrations/record.sql");

    /// <summary>Creates the history table if it is not there, and reads it.</summary>
    public static async Task<IReadOnlyList<AppliedMigration>> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using (var create = new NpgsqlCommand(CreateTable, connection))
            await create.ExecuteNonQueryAsync(cancellationToken);

        await using var select = new NpgsqlCommand("select phase, number, name, checksum from schema_migrations order by phase, number", connection);
        await using var reader = await select.ExecuteReaderAsync(cancellationToken);
        var applied = new List<AppliedMigration>();
        while (await reader.ReadAsync(cancellationToken))
            applied.Add(new AppliedMigration(reader.GetString(0), reader.GetInt32(1), reader.GetString(2), reader.GetString(3)));
        return applied;
    }

    /// <summary>Writes that <paramref name="migration"/> has been applied.</summary>
    public static async Task RecordAsync(
        NpgsqlConnection connection, Migration migration, TimeSpan duration, CancellationToken cancellationToken)
    {
        await using var insert = new NpgsqlCommand(InsertRow, connection);
        insert.Parameters.AddWithValue("phase", migration.Phase.ToFolder());
        insert.Parameters.AddWithValue("number", migration.Number);
        insert.Parameters.AddWithValue("name", migration.Name);
        insert.Parameters.AddWithValue("checksum", migration.Checksum);
        insert.Parameters.AddWithValue("duration", duration);
        await insert.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Finds what is still to be applied of <paramref name="phase"/>.</summary>
    /// <exception cref="MigrationException">
    /// An applied file has been changed, one was left out, or a newer build has contracted the schema.
    /// </exception>
    public static PhasePlan Plan(MigrationCatalog catalog, MigrationPhase phase, IReadOnlyList<AppliedMigration> history)
    {
        var known = catalog[phase];
        var applied = history.Where(row => row.Phase == phase.ToFolder()).OrderBy(row => row.Number).ToArray();
        for (var i = 0; i < applied.Length; i++)
        {
            if (applied[i].Number != i + 1)
                throw new MigrationException($"The database has {applied[i]} but not {phase.ToFolder()}/{i + 1:D4}; schema_migrations was altered by hand.");
            if (i < known.Count)
                RequireUnchanged(known[i], applied[i]);
        }

        var newer = applied.Skip(known.Count).ToArray();
        if (phase == MigrationPhase.Contract && newer.Length > 0)
            throw new MigrationException(
                $"A newer build has applied {newer[0]}, which may have removed what this build uses. Run a build that knows it.");

        return new PhasePlan(known.Skip(applied.Length).ToArray(), newer);
    }

    private static void RequireUnchanged(Migration known, AppliedMigration applied)
    {
        if (known.Name != applied.Name)
            throw new MigrationException($"The database has {applied}, but this build calls it {known}. An applied migration keeps its name.");
        if (known.Checksum != applied.Checksum)
            throw new MigrationException(
                $"The migration {known} was changed after it had been applied to this database. Restore the file and put the change into a new one.");
    }
}
