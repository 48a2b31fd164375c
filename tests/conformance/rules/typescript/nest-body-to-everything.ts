import { Body, Controller, Get, Headers, Post, Query, UseGuards } from '@nestjs/common';
import { exec, execSync, spawn } from 'child_process';
import * as child_process from 'child_process';
import { quote } from 'shell-quote';
import { AuthGuard } from './auth.guard';
import { ConvertDto } from './convert.dto';

@Controller('convert')
export class ConvertController {
  constructor(private readonly shell: ShellService) {}

  @Post()
  create(@Body() dto: ConvertDto) {
    exec(`convert ${dto.source} ${dto.target}`);
    const safe = quote([dto.source]);
    exec('convert ' + safe);
    execSync('convert ' + this.shell.escape(dto.target));
    return dto;
  }

  @Post('many')
  async many(@Body('files') files: string[], @Query('format') format: string, other: string) {
    for (const file of files) {
      execSync(`convert ${file} out.png`);
    }
    exec('identify ' + files[0]);
    child_process.execFile(format, ['-v']);
    child_process.execFile('identify', [format]);
    spawn(format, ['x'], { cwd: '/tmp', shell: true });
    spawn(format, ['x'], { shell: false });
    spawn(`magick-${format}`, [], { shell: true, timeout: 5 });
    exec(other);
  }

  @Get('agent')
  async agent(@Headers('user-agent') agent: string): Promise<void> {
    const { length } = agent;
    exec('echo ' + length);
    const line = agent?.trim() ?? 'none';
    exec(line, (err, out) => console.log(out));
  }

  @Get('plain')
  plain(name: string) {
    exec(name);
  }
}

@Controller('admin')
export class AdminController {
  @Post('ban')
  ban(@Body() dto: BanDto) {
    return dto;
  }

  @Post('unban')
  @UseGuards(AuthGuard)
  unban(@Body() dto: BanDto) {
    return dto;
  }

  @UseGuards(AuthGuard, RolesGuard)
  @Post()
  other() {}

  @Get()
  list() {
    return [];
  }

  @HttpCode(204)
  @Post('purge')
  async purge(): Promise<void> {}
}

@UseGuards(AuthGuard)
@Controller('admin')
export class GuardedController {
  @Post('ban')
  ban() {}
}

export class NoController {
  run(@Body() dto: ConvertDto) {
    exec(dto.source);
  }
}
