namespace InstaHub.CodeGenerator.Copying;

public sealed class StructureTests
{
    [Theory]
    [LocalAndWire]
    public void A_structure_of_leaves_is_carried_whole(bool wire)
    {
        Assert.Equal(new Point(1, 2), Wire.Copy(new Point(1, 2), wire));
        Assert.Equal(new Point(1, 2), Wire.Copy<Point?>(new Point(1, 2), wire));
        Assert.Equal(new Point(1, 2), Wire.Copy<object>(new Point(1, 2), wire));
    }

    [Theory]
    [LocalAndWire]
    public void A_structure_is_copied_member_by_member(bool wire)
    {
        var track = new Track { Start = new(1, 2), Points = [new(3, 4)], Lost = 5 };

        var copy = Wire.Copy(track, wire);

        Assert.Equal(new Point(1, 2), copy.Start);
        Assert.NotSame(track.Points, copy.Points);
        Assert.Equal([new Point(3, 4)], copy.Points);
        Assert.Equal(0, copy.Lost);
        Assert.Equal(5, track.Lost);
    }
}
