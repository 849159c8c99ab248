using InstaHub.Load.Benchmarks;
using InstaHub.Silo.Stores.GroupCommit;

namespace InstaHub.Load.Grains;

/// <summary>A grain that writes rows, each durable before it answers.</summary>
[Alias("InstaHub.Load.IWriterGrain")]
public interface IWriterGrain : IGrainWithIntegerKey
{
    /// <summary>Writes one new row with its event.</summary>
    [Alias("Write")]
    Task Write();
}

/// <summary>Writes as a grain of the product does: through the silo's group commit.</summary>
[GrainType("load.writer")]
public sealed class WriterGrain(IGroupCommitter<BenchRow, bool> rows) : Grain, IWriterGrain
{
    public async Task Write()
    {
        if (!await rows.SubmitAsync(BenchRow.New()))
            throw new InvalidOperationException("A new row was not written.");
    }
}
