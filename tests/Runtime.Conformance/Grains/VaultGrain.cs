namespace InstaHub.Runtime.Conformance.Grains;

/// <summary>Keeps what it is given and gives what it keeps.</summary>
public interface IVaultGrain : IGrainWithStringKey
{
    Task Put(Box box);

    Task<Box> Get();

    /// <summary>Changes the box it keeps.</summary>
    Task Change();

    /// <summary>Whether two arguments arrive as one object.</summary>
    Task<bool> AreOne(Box left, Box right);

    Task<Link> EchoLink(Link link);

    Task<List<Box>> EchoBoxes(List<Box> boxes);

    Task<Shape?> EchoShape(Shape? shape);

    Task<Page<Point>> EchoPage(Page<Point> page);

    Task<Page<Shape>> EchoShapes(Page<Shape> page);

    Task<Sampler> EchoSampler(Sampler sampler);

    Task<byte[]> EchoBytes(byte[] bytes);

    Task PutBytes(byte[] bytes);

    Task<byte[]> GetBytes();
}

public sealed class VaultGrain : Grain, IVaultGrain
{
    private Box _kept = new();
    private byte[] _keptBytes = [];

    public Task Put(Box box)
    {
        _kept = box;
        return Task.CompletedTask;
    }

    public Task<Box> Get() => Task.FromResult(_kept);

    public Task Change()
    {
        _kept.Label = "changed by the grain";
        _kept.Items.Add("changed by the grain");
        return Task.CompletedTask;
    }

    public Task<bool> AreOne(Box left, Box right) => Task.FromResult(ReferenceEquals(left, right));

    public Task<Link> EchoLink(Link link) => Task.FromResult(link);

    public Task<List<Box>> EchoBoxes(List<Box> boxes) => Task.FromResult(boxes);

    public Task<Shape?> EchoShape(Shape? shape) => Task.FromResult(shape);

    public Task<Page<Point>> EchoPage(Page<Point> page) => Task.FromResult(page);

    public Task<Page<Shape>> EchoShapes(Page<Shape> page) => Task.FromResult(page);

    public Task<Sampler> EchoSampler(Sampler sampler) => Task.FromResult(sampler);

    public Task<byte[]> EchoBytes(byte[] bytes) => Task.FromResult(bytes);

    public Task PutBytes(byte[] bytes)
    {
        _keptBytes = bytes;
        return Task.CompletedTask;
    }

    public Task<byte[]> GetBytes() => Task.FromResult(_keptBytes);
}
