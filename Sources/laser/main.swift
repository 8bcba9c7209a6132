import LaserCommands

Laser.main()
